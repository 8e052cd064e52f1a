package io.github.kindling.diagnose;

import io.github.kindling.exercise.DidNotWork;
import io.github.kindling.exercise.WorkloadUnderTest;
import io.github.kindling.mutate.CallFinding;
import io.github.kindling.mutate.Mutator;
import io.github.kindling.progress.Progress;
import io.github.kindling.record.AuditTwin;
import io.github.kindling.record.ContainerCalls;
import io.github.kindling.record.RecordedCall;
import io.github.kindling.record.Recorder;
import io.github.kindling.record.RecordingPlan;
import io.github.kindling.record.WorkloadRecording;
import io.github.kindling.seccomp.CallVerdict;
import io.github.kindling.seccomp.SeccompProfile;
import io.github.kindling.verify.Difference;
import io.github.kindling.verify.Function;
import io.github.kindling.workload.Manifest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out why a workload does not work under a profile. The kernel logs no call that a filter
 * refuses; so a twin of the pod, whose calls are all let through, tells which it makes beyond the
 * profile, and each of these is tried.
 */
public final class Diagnoser {
  private static final int BENCHES = 4;

  private final Progress progress;

  /**
   * @param progress told of each step
   */
  public Diagnoser(Progress progress) {
    this.progress = progress;
  }

  /** Diagnoses why a pod does not work under this profile. */
  public Diagnosis diagnose(WorkloadUnderTest workload, SeccompProfile profile) {
    Manifest unconfined = AuditTwin.unconfined(workload.manifest());
    Function free = live("without a filter", workload.with(unconfined));
    if (!free.works()) {
      return restrained(workload.with(unconfined), free);
    }
    try (Mutator mutator = Mutator.open(workload, BENCHES, progress)) {
      List<Difference> shown = mutator.differences(profile);
      if (shown.isEmpty()) {
        return new Diagnosis.Works();
      }
      List<String> missing = missing(workload, profile);
      SeccompProfile whole = with(profile, missing);
      List<Difference> still = mutator.differences(whole);
      if (!still.isEmpty()) {
        return new Diagnosis.NotFound(shown, still);
      }
      List<CallFinding> uses = mutator.uses(whole, missing, Set.of());
      SeccompProfile mended = mutator.minimised(whole, uses);
      return new Diagnosis.NeedsCalls(
          shown,
          uses.stream().filter(it -> isLetThrough(mended, it)).toList(),
          uses.stream().filter(it -> !isLetThrough(mended, it)).toList(),
          mended);
    }
  }

  /** The calls that it makes and the profile refuses, at least sometimes, as they are made. */
  private List<String> missing(WorkloadUnderTest workload, SeccompProfile profile) {
    String pod = workload.pod();
    WorkloadRecording recording =
        new Recorder(workload.cluster(), progress)
            .record(workload.manifest(), pod, new RecordingPlan(workload.plan(), 2));
    if (!recording.complete()) {
      throw new DidNotWork(
          "the calls of pod " + pod + " could not all be recorded: " + recording.losses().get(0));
    }
    ContainerCalls calls = recording.together();
    return calls.calls().stream()
        .filter(RecordedCall::hasName)
        .filter(call -> profile.verdict(call.name()) != CallVerdict.LET_THROUGH)
        .sorted(Comparator.comparingLong(RecordedCall::first))
        .map(RecordedCall::name)
        .distinct()
        .toList();
  }

  private Diagnosis restrained(WorkloadUnderTest unconfined, Function free) {
    Diagnosis broken = new Diagnosis.DoesNotWork(state(free), lastLine(free.log()));
    Set<Restraint> on = Restraint.on(unconfined.manifest(), unconfined.pod());
    if (!live("without any restraint", lifted(unconfined, on)).works()) {
      return broken;
    }
    for (Restraint each : on) {
      if (live("without " + each.title(), lifted(unconfined, Set.of(each))).works()) {
        return new Diagnosis.Restrained(state(free), Set.of(each));
      }
    }
    return new Diagnosis.Restrained(state(free), on);
  }

  private static WorkloadUnderTest lifted(WorkloadUnderTest workload, Set<Restraint> restraints) {
    return workload.with(Restraint.lifted(workload.manifest(), restraints));
  }

  private Function live(String how, WorkloadUnderTest workload) {
    return Function.of(workload.live(how, progress));
  }

  private static String state(Function life) {
    Optional<String> failed =
        life.exercises().stream()
            .filter(each -> !each.ok())
            .map(each -> "its exercise: " + each.ending())
            .findFirst();
    return failed.map(it -> life.state() + ", " + it).orElse(life.state());
  }

  private static boolean isLetThrough(SeccompProfile profile, CallFinding finding) {
    return profile.verdict(finding.call()) == CallVerdict.LET_THROUGH;
  }

  private static SeccompProfile with(SeccompProfile profile, List<String> calls) {
    SeccompProfile more = profile;
    for (String call : calls) {
      more = more.with(call);
    }
    return more;
  }

  private static String lastLine(String log) {
    return log.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line).strip();
  }
}
