package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.AuditRecording;
import io.github.kindproof.seccomp.Architecture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The syscalls that the containers of a pod were observed to make in one run. Pure.
 *
 * @param containers the syscalls of each container, in the order of the pod
 * @param losses one sentence for each loss; empty if no record was lost
 */
record RunRecording(List<ContainerCalls> containers, List<String> losses) {
  private static final int NAMED = 8;

  RunRecording {
    containers = List.copyOf(containers);
    losses = List.copyOf(losses);
  }

  /**
   * Sort the records of one run by container.
   *
   * @param recording with a mark for each phase that began, by the phase's ID
   * @param ids the IDs of each container, by its name: a restarted container has several
   */
  static RunRecording of(AuditRecording recording, Map<String, Set<String>> ids) {
    Map<String, String> names = new LinkedHashMap<>();
    ids.forEach((name, each) -> each.forEach(id -> names.put(id, name)));
    Map<String, Map<String, RecordedCall>> calls = new LinkedHashMap<>();
    ids.keySet().forEach(name -> calls.put(name, new TreeMap<>()));
    List<AuditRecording.Entry> entries = recording.entries();
    NavigableMap<Integer, Phase> phases = phases(recording.marks());
    for (int i = 0; i < entries.size(); i++) {
      String name = entries.get(i).containerId().map(names::get).orElse(null);
      if (name != null) {
        RecordedCall call = call(entries.get(i).record(), phases.floorEntry(i).getValue(), i);
        Objects.requireNonNull(calls.get(name)).merge(call.key(), call, RunRecording::again);
      }
    }
    List<ContainerCalls> containers = new ArrayList<>();
    calls.forEach(
        (name, each) -> containers.add(new ContainerCalls(name, List.copyOf(each.values()))));
    List<String> losses = new ArrayList<>(recording.losses());
    unknown(recording, calls).ifPresent(losses::add);
    return new RunRecording(containers, losses);
  }

  /**
   * Merge a run that lost records with one that did not log the syscalls of the first.
   *
   * @return the syscalls of both, as of one run, with only the losses of the second
   */
  RunRecording completedBy(RunRecording silent) {
    List<ContainerCalls> both = new ArrayList<>();
    for (ContainerCalls mine : containers) {
      List<ContainerCalls> same = new ArrayList<>(List.of(mine));
      silent.containers.stream()
          .filter(it -> it.container().equals(mine.container()))
          .forEach(same::add);
      ContainerCalls merged = ContainerCalls.merged(mine.container(), same);
      both.add(
          new ContainerCalls(
              mine.container(), merged.calls().stream().map(RunRecording::ofOneRun).toList()));
    }
    return new RunRecording(both, silent.losses);
  }

  private static RecordedCall ofOneRun(RecordedCall call) {
    return new RecordedCall(
        call.name(),
        call.architecture(),
        call.phases(),
        call.processes(),
        call.first(),
        call.times(),
        1);
  }

  private static RecordedCall again(RecordedCall before, RecordedCall now) {
    return ofOneRun(before.with(now));
  }

  private static RecordedCall call(AuditRecord record, Phase phase, long before) {
    return new RecordedCall(
        record.syscall().name(),
        record.architecture().orElseGet(Architecture::ofThisMachine),
        new TreeSet<>(Set.of(record.isByRuntime() ? Phase.RUNTIME : phase)),
        new TreeSet<>(Set.of(record.comm())),
        before,
        1,
        1);
  }

  /** The index of the entry at which each phase begins; of several at one entry, the last wins. */
  private static NavigableMap<Integer, Phase> phases(List<AuditRecording.Mark> marks) {
    NavigableMap<Integer, Phase> phases = new TreeMap<>(Map.of(0, Phase.START));
    for (AuditRecording.Mark mark : marks) {
      Arrays.stream(Phase.values())
          .filter(phase -> phase.id().equals(mark.name()))
          .forEach(phase -> phases.put(mark.before(), phase));
    }
    return phases;
  }

  /** A record that cannot be attributed may be ours, which matters only if its syscall is new. */
  private static Optional<String> unknown(
      AuditRecording recording, Map<String, Map<String, RecordedCall>> calls) {
    Set<String> known = new TreeSet<>();
    calls.values().forEach(each -> each.values().forEach(call -> known.add(call.name())));
    Map<String, Long> others =
        recording.unattributed().stream()
            .map(record -> record.syscall().name())
            .filter(name -> !known.contains(name))
            .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    if (others.isEmpty()) {
      return Optional.empty();
    }
    long records = others.values().stream().mapToLong(Long::longValue).sum();
    return Optional.of(
        "%d records are from processes that ended before they could be identified: %s"
            .formatted(
                records, others.keySet().stream().limit(NAMED).collect(Collectors.joining(", "))));
  }
}
