package io.github.kindling.diagnose;

import io.github.kindling.cluster.Cluster;
import io.github.kindling.exercise.DidNotWork;
import io.github.kindling.exercise.LifePlan;
import io.github.kindling.exercise.PodLife;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out why a workload does not work under a profile. The kernel logs no call that a filter
 * refuses; so a twin of the pod, whose calls are all let through, tells which it makes beyond the
 * profile, and each of these is tried.
 */
public final class Diagnoser {
  private static final int BENCHES = 4;

  private final Cluster cluster;
  private final Progress progress;

  /**
   * @param cluster whose node runs the workload
   * @param progress told of each step
   */
  public Diagnoser(Cluster cluster, Progress progress) {
    this.cluster = cluster;
    this.progress = progress;
  }

  /** Diagnoses why a pod does not work under this profile. */
  public Diagnosis diagnose(Manifest manifest, String pod, LifePlan plan, SeccompProfile profile) {
    Function free = live("without a filter", AuditTwin.unconfined(manifest), pod, plan);
    if (!free.works()) {
      return restrained(manifest, pod, plan, free);
    }
    try (Mutator mutator = Mutator.open(cluster, manifest, pod, plan, BENCHES, progress)) {
      List<Difference> shown = mutator.differences(profile);
      if (shown.isEmpty()) {
        return new Diagnosis.Works();
      }
      List<String> missing = missing(manifest, pod, plan, profile);
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
  private List<String> missing(
      Manifest manifest, String pod, LifePlan plan, SeccompProfile profile) {
    WorkloadRecording recording =
        new Recorder(cluster, progress).record(manifest, pod, new RecordingPlan(plan, 2));
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

  private Diagnosis restrained(Manifest manifest, String pod, LifePlan plan, Function free) {
    Manifest unconfined = AuditTwin.unconfined(manifest);
    if (!live("without any restraint", Restraint.allLifted(unconfined), pod, plan).works()) {
      return new Diagnosis.DoesNotWork(state(free), lastLine(free.log()));
    }
    for (Map.Entry<Restraint, Manifest> each : Restraint.lifted(unconfined, pod).entrySet()) {
      String how = "without " + each.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      if (live(how, each.getValue(), pod, plan).works()) {
        return new Diagnosis.Restrained(state(free), each.getKey());
      }
    }
    return new Diagnosis.DoesNotWork(state(free), lastLine(free.log()));
  }

  private Function live(String how, Manifest manifest, String pod, LifePlan plan) {
    try (Progress.Task task = progress.begin(pod + " " + how)) {
      Function life = Function.of(PodLife.of(cluster, manifest, pod, plan).live());
      task.done(life.state());
      return life;
    }
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
