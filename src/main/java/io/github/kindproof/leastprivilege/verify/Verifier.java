package io.github.kindproof.leastprivilege.verify;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.leastprivilege.exercise.WorkloadNotWorkingException;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.NodeProfiles;
import io.github.kindproof.leastprivilege.record.ProfileOverlay;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.workload.Manifest;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The verifier of a profile: it runs a workload under the profile and compares the run with one
 * without a filter: every byte of its answers, how it ends, what it logs, and whether it hangs. It
 * does so with privilege escalation both denied and allowed, because the runtime loads the filter
 * at a different moment in each case.
 */
public final class Verifier {
  private static final int LIVES_WITHOUT = 2;

  private final Progress progress;

  /** Create a verifier that shows no progress. */
  public Verifier() {
    this(Progress.silent());
  }

  /** Create a verifier that shows each run of the workload. */
  @API(status = API.Status.INTERNAL)
  public Verifier(Progress progress) {
    this.progress = progress;
  }

  /**
   * Observe the workload without a filter. Runs it twice and blocks until both runs have ended.
   *
   * @throws WorkloadNotWorkingException if it does not work even without a filter
   */
  public Baseline baseline(WorkloadUnderTest workload) {
    WorkloadUnderTest unconfined = workload.with(ProfileOverlay.unconfined(workload.manifest()));
    List<Behavior> lives = new ArrayList<>();
    for (int i = 0; i < LIVES_WITHOUT; i++) {
      Behavior life = Behavior.of(unconfined.live("without a filter", progress));
      if (!life.works()) {
        throw new WorkloadNotWorkingException(
            "pod %s does not work even without a filter: %s"
                .formatted(workload.pod(), life.described()));
      }
      lives.add(life);
    }
    return new Baseline(lives);
  }

  /**
   * Verify the workload under this profile, without and with privilege escalation, against a new
   * baseline. Runs the workload four times and blocks until all runs have ended.
   *
   * @throws WorkloadNotWorkingException if it does not work even without a filter
   */
  public List<Verification> verify(WorkloadUnderTest workload, SeccompProfile profile) {
    return verify(workload, profile, baseline(workload));
  }

  /**
   * Verify the workload under this profile, without and with privilege escalation, against this
   * baseline. Runs the workload twice and blocks until both runs have ended.
   */
  public List<Verification> verify(
      WorkloadUnderTest workload, SeccompProfile profile, Baseline baseline) {
    Cluster cluster = workload.cluster();
    ObservedRuntime runtime = cluster.nodes().get(0).runtime();
    List<Verification> verdicts = new ArrayList<>();
    try (NodeProfiles there = NodeProfiles.put(cluster, profile)) {
      for (boolean escalation : List.of(false, true)) {
        String form = escalation ? "with privilege escalation" : "without privilege escalation";
        Manifest formed = workload.manifest().withPods(each -> inForm(each, escalation));
        WorkloadUnderTest confined =
            ProfileOverlay.underProfile(workload.with(formed), there.localhostProfile());
        Behavior life = Behavior.of(confined.live("under the profile, " + form, progress));
        verdicts.add(new Verification(runtime.oci() + ", " + form, baseline.differences(life)));
      }
    }
    return verdicts;
  }

  private static Pod inForm(Pod pod, boolean escalation) {
    return PodContainers.changed(
        pod,
        each ->
            new ContainerBuilder(each)
                .editOrNewSecurityContext()
                .withAllowPrivilegeEscalation(escalation)
                .endSecurityContext()
                .build());
  }
}
