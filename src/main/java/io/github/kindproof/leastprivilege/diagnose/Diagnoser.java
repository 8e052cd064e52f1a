package io.github.kindproof.leastprivilege.diagnose;

import io.github.kindproof.EnvironmentFault;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.leastprivilege.exercise.DidNotWork;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.AuditTwin;
import io.github.kindproof.leastprivilege.verify.Baseline;
import io.github.kindproof.leastprivilege.verify.Function;
import io.github.kindproof.seccomp.SeccompProfile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out why a workload does not work under a profile. The kernel logs no call that a filter
 * refuses; so a twin of the pod, whose calls are all let through, tells which it makes beyond the
 * profile, and each of these is tried.
 */
public final class Diagnoser {
  private final Progress progress;

  /**
   * @param progress told of each step
   */
  public Diagnoser(Progress progress) {
    this.progress = progress;
  }

  /**
   * Diagnoses why a pod does not work where all its containers, or the one that the workload names,
   * are under this profile.
   */
  public Diagnosis diagnose(WorkloadUnderTest workload, SeccompProfile profile) {
    return diagnose(Confined.by(workload, profile));
  }

  /**
   * Diagnoses why a pod does not work under these profiles: of the container that is asked for,
   * else of the one that fails. Where one lacks calls, the pod is looked at again with them.
   *
   * @throws EnvironmentFault if the machine keeps it from an answer
   */
  public Diagnosis diagnose(Confined asked) {
    try {
      return answer(asked);
    } catch (DidNotWork e) {
      throw new EnvironmentFault("no answer: " + e.getMessage(), "run again", e);
    }
  }

  private Diagnosis answer(Confined asked) {
    WorkloadUnderTest workload = asked.workload();
    WorkloadUnderTest unconfined = workload.with(AuditTwin.unconfined(workload.manifest()));
    Function free = live("without a filter", unconfined);
    if (!free.works()) {
      return restrained(unconfined, free);
    }
    Function again = live("without a filter", unconfined);
    if (!again.works()) {
      throw new DidNotWork(
          "pod %s works without a filter at one time and not at another: %s"
              .formatted(workload.pod(), state(again)));
    }
    return new Investigation(workload, new Baseline(List.of(free, again)), progress).of(asked);
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

  private static String lastLine(String log) {
    return log.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line).strip();
  }
}
