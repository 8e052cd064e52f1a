package io.github.kindling.verify;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindling.cluster.Cluster;
import io.github.kindling.exercise.DidNotWork;
import io.github.kindling.exercise.LifePlan;
import io.github.kindling.exercise.PodLife;
import io.github.kindling.progress.Progress;
import io.github.kindling.record.AuditTwin;
import io.github.kindling.record.NodeProfiles;
import io.github.kindling.runtime.ObservedRuntime;
import io.github.kindling.seccomp.SeccompProfile;
import io.github.kindling.workload.Manifest;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a workload under a profile, and compares all that it does with what it does without one:
 * each byte that it answers, how it ends, what it logs, whether it hangs. Both where it may gain
 * privileges and where it may not, as the filter is loaded at another moment then.
 */
public final class Verifier {
  private static final int LIVES_WITHOUT = 2;

  private final Cluster cluster;
  private final Progress progress;

  /**
   * @param cluster whose nodes run the workload
   * @param progress told of each life
   */
  public Verifier(Cluster cluster, Progress progress) {
    this.cluster = cluster;
    this.progress = progress;
  }

  /**
   * What the workload does without a filter.
   *
   * @throws DidNotWork if it does not even work then
   */
  public Baseline baseline(Manifest manifest, String pod, LifePlan plan) {
    Manifest unconfined = AuditTwin.unconfined(manifest);
    List<Function> lives = new ArrayList<>();
    for (int i = 0; i < LIVES_WITHOUT; i++) {
      Function life = live("without a filter", unconfined, pod, plan);
      if (!life.works()) {
        throw new DidNotWork(
            "pod " + pod + " does not work even without a filter: " + life.state() + endings(life));
      }
      lives.add(life);
    }
    return new Baseline(lives);
  }

  private static String endings(Function life) {
    return life.exercises().isEmpty()
        ? ""
        : ", its exercise: " + life.exercises().get(life.exercises().size() - 1).ending();
  }

  /** How the workload does under this profile, in both forms. */
  public List<Verdict> verify(
      Manifest manifest, String pod, LifePlan plan, SeccompProfile profile, Baseline baseline) {
    ObservedRuntime runtime = cluster.nodes().get(0).runtime();
    List<Verdict> verdicts = new ArrayList<>();
    try (NodeProfiles there = NodeProfiles.put(cluster, profile)) {
      for (boolean escalation : List.of(false, true)) {
        String form = escalation ? "may gain privileges" : "may gain no privileges";
        Manifest confined =
            AuditTwin.underProfile(
                manifest.withPods(each -> inForm(each, escalation)), there.localhostProfile());
        Function life = live("under the profile, " + form, confined, pod, plan);
        verdicts.add(new Verdict(runtime.oci() + ", " + form, baseline.differences(life)));
      }
    }
    return verdicts;
  }

  private Function live(String how, Manifest manifest, String pod, LifePlan plan) {
    try (Progress.Task task = progress.begin(pod + " " + how)) {
      Function life = Function.of(PodLife.of(cluster, manifest, pod, plan).live());
      task.done(life.state());
      return life;
    }
  }

  private static Pod inForm(Pod pod, boolean escalation) {
    PodBuilder form = new PodBuilder(pod);
    for (int i = 0; i < pod.getSpec().getContainers().size(); i++) {
      form.editSpec()
          .editContainer(i)
          .editOrNewSecurityContext()
          .withAllowPrivilegeEscalation(escalation)
          .endSecurityContext()
          .endContainer()
          .endSpec();
    }
    return form.build();
  }
}
