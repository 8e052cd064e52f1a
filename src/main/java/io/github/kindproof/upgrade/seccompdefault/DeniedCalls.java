package io.github.kindproof.upgrade.seccompdefault;

import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.AuditRecording;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.bpf.CallAnswers;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The denied syscalls of a pod: the audit records of a run in which denials were logged, joined
 * with its containers. Pure.
 *
 * @param calls sorted by container and by the time at which each was first made
 * @param losses one sentence for each loss of records; empty if all are known
 */
public record DeniedCalls(List<DeniedCall> calls, List<String> losses) {
  /** Create an instance with copies of the lists. */
  public DeniedCalls {
    calls = List.copyOf(calls);
    losses = List.copyOf(losses);
  }

  /**
   * A container of the run.
   *
   * @param name its name
   * @param started when it started
   * @param filter the filter that it has under RuntimeDefault
   */
  public record Confined(String name, Instant started, SeccompFilter filter) {}

  /**
   * Join the records of a run with its containers. What the low-level runtime does before the
   * program begins does not count: it would start the container under RuntimeDefault, too.
   *
   * @param recording with a mark for each phase that began, by the phase's ID
   * @param containers by their IDs
   */
  public static DeniedCalls of(AuditRecording recording, Map<String, Confined> containers) {
    Map<String, DeniedCall> calls = new LinkedHashMap<>();
    NavigableMap<Integer, Phase> phases = phases(recording.marks());
    List<AuditRecording.Entry> entries = recording.entries();
    for (int i = 0; i < entries.size(); i++) {
      AuditRecord record = entries.get(i).record();
      Optional<Confined> container = entries.get(i).containerId().map(containers::get);
      if (container.isPresent() && !record.isByRuntime()) {
        DeniedCall call = call(record, container.get(), phases.floorEntry(i).getValue());
        calls.merge(
            call.container() + " " + call.architecture() + " " + call.name(),
            call,
            DeniedCall::and);
      }
    }
    List<String> order = containers.values().stream().map(Confined::name).distinct().toList();
    List<DeniedCall> sorted = new ArrayList<>(calls.values());
    sorted.sort((one, other) -> order.indexOf(one.container()) - order.indexOf(other.container()));
    List<String> losses = new ArrayList<>(recording.losses());
    unknown(recording, sorted).ifPresent(losses::add);
    return new DeniedCalls(sorted, losses);
  }

  /** Return the names of all calls. */
  public Set<String> names() {
    return calls.stream().map(DeniedCall::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static NavigableMap<Integer, Phase> phases(List<AuditRecording.Mark> marks) {
    NavigableMap<Integer, Phase> phases = new TreeMap<>(Map.of(0, Phase.START));
    for (AuditRecording.Mark mark : marks) {
      Arrays.stream(Phase.values())
          .filter(phase -> phase.id().equals(mark.name()))
          .forEach(phase -> phases.put(mark.before(), phase));
    }
    return phases;
  }

  private static DeniedCall call(AuditRecord record, Confined container, Phase phase) {
    Architecture architecture = record.architecture().orElseGet(Architecture::ofThisMachine);
    Map<FilterAnswer, List<SeccompData>> denials = denials(record, container.filter());
    Duration since = Duration.between(container.started(), record.time());
    return new DeniedCall(
        container.name(),
        record.syscall().name(),
        architecture,
        denials.keySet().stream()
            .map(DeniedCalls::words)
            .distinct()
            .sorted()
            .collect(Collectors.joining(" or ")),
        isConditional(record, container.filter()) ? arguments(denials) : "",
        1,
        since.isNegative() ? Duration.ZERO : since,
        new TreeSet<>(Set.of(phase)),
        new TreeSet<>(Set.of(record.comm())));
  }

  private static Optional<CallAnswers> answers(AuditRecord record, SeccompFilter filter) {
    return record
        .architecture()
        .flatMap(
            it ->
                Entry.of(Architecture.ofThisMachine()).stream()
                    .filter(entry -> entry.architecture() == it)
                    .findFirst())
        .flatMap(entry -> filter.answers(entry, record.syscall()));
  }

  private static Map<FilterAnswer, List<SeccompData>> denials(
      AuditRecord record, SeccompFilter filter) {
    Map<FilterAnswer, List<SeccompData>> denials = new LinkedHashMap<>();
    answers(record, filter)
        .ifPresent(
            it ->
                it.examples()
                    .forEach(
                        (answer, examples) -> {
                          if (!answer.action().letsThrough()) {
                            denials.put(answer, examples);
                          }
                        }));
    return denials;
  }

  private static boolean isConditional(AuditRecord record, SeccompFilter filter) {
    return answers(record, filter).filter(it -> it.always().isEmpty()).isPresent();
  }

  private static String arguments(Map<FilterAnswer, List<SeccompData>> denials) {
    return denials.values().stream()
        .flatMap(List::stream)
        .findFirst()
        .map(SeccompData::shownArguments)
        .orElse("");
  }

  private static String words(FilterAnswer answer) {
    return answer.action() == SeccompAction.ERRNO
        ? Errno.of(answer.data()).map(Errno::name).orElse("errno " + answer.data())
        : answer.toString();
  }

  /** A record that cannot be attributed may be ours, which matters only if its syscall is new. */
  private static Optional<String> unknown(AuditRecording recording, List<DeniedCall> calls) {
    Set<String> known = calls.stream().map(DeniedCall::name).collect(Collectors.toSet());
    Set<String> others =
        recording.unattributed().stream()
            .filter(record -> !record.isByRuntime())
            .map(record -> record.syscall().name())
            .filter(name -> !known.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "records of processes that ended before they could be identified: "
                + String.join(", ", others));
  }
}
