package io.github.kindproof.leastprivilege.diagnose;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.progress.OneLine;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.leastprivilege.exercise.WorkloadNotWorkingException;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.ProfileOverlay;
import io.github.kindproof.leastprivilege.verify.Baseline;
import io.github.kindproof.leastprivilege.verify.Behavior;
import io.github.kindproof.seccomp.SeccompProfile;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A diagnoser of workloads that do not work under a profile. The kernel does not log the syscalls
 * that a filter denies with an error. So a twin of the pod runs with all syscalls allowed, which
 * shows the syscalls that the profile lacks, and each of them is tested.
 */
public final class Diagnoser {
  private final Progress progress;

  /** Create a diagnoser that shows no progress. */
  public Diagnoser() {
    this(Progress.silent());
  }

  /** Create a diagnoser that shows each step. */
  @API(status = API.Status.INTERNAL)
  public Diagnoser(Progress progress) {
    this.progress = progress;
  }

  /**
   * Diagnose why a pod does not work with all its containers, or the one that the workload names,
   * under this profile. Runs the workload many times and blocks until all runs have ended.
   *
   * @throws EnvironmentException if the machine prevents an answer
   */
  public Diagnosis diagnose(WorkloadUnderTest workload, SeccompProfile profile) {
    return diagnose(Confined.by(workload, profile));
  }

  /**
   * Diagnose why a pod does not work under these profiles: for the container that the workload
   * names, otherwise for the failing one. If it lacks syscalls, the pod is examined again with
   * these added. Runs the workload many times and blocks until all runs have ended.
   *
   * @throws EnvironmentException if the machine prevents an answer
   */
  public Diagnosis diagnose(Confined asked) {
    try {
      return answer(asked);
    } catch (WorkloadNotWorkingException e) {
      throw new EnvironmentException("no answer: " + e.getMessage(), "run again", e);
    }
  }

  private Diagnosis answer(Confined asked) {
    WorkloadUnderTest workload = asked.workload();
    WorkloadUnderTest unconfined = workload.with(ProfileOverlay.unconfined(workload.manifest()));
    Behavior free = live("without a filter", unconfined);
    if (!free.works()) {
      return restrained(unconfined, free);
    }
    Behavior again = live("without a filter", unconfined);
    if (!again.works()) {
      throw new WorkloadNotWorkingException(
          "pod %s works without a filter only sometimes: %s"
              .formatted(workload.pod(), again.described()));
    }
    return new Investigation(workload, new Baseline(List.of(free, again)), progress).of(asked);
  }

  private Diagnosis restrained(WorkloadUnderTest unconfined, Behavior free) {
    Diagnosis broken = new Diagnosis.DoesNotWork(free.described(), OneLine.last(free.log()));
    Set<SecurityRestriction> on = SecurityRestriction.on(unconfined.manifest(), unconfined.pod());
    if (!live("without any restriction", lifted(unconfined, on)).works()) {
      return broken;
    }
    for (SecurityRestriction each : on) {
      if (live("without " + each.title(), lifted(unconfined, Set.of(each))).works()) {
        return new Diagnosis.Restrained(free.described(), Set.of(each));
      }
    }
    return new Diagnosis.Restrained(free.described(), on);
  }

  private static WorkloadUnderTest lifted(
      WorkloadUnderTest workload, Set<SecurityRestriction> restraints) {
    return workload.with(SecurityRestriction.lifted(workload.manifest(), restraints));
  }

  private Behavior live(String how, WorkloadUnderTest workload) {
    return Behavior.of(workload.live(how, progress));
  }
}
