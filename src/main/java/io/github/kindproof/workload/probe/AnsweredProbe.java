package io.github.kindproof.workload.probe;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import java.time.Duration;

/**
 * A probe pod that has answered.
 *
 * @param pod the observation
 * @param report the probe's own report
 */
public record AnsweredProbe(PodObservation pod, ProbeReport report) {
  /** An idle machine takes three seconds, one under load twenty times as long. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final Duration INTERVAL = Duration.ofSeconds(2);

  /**
   * Observe a probe pod and read its report within 90 seconds.
   *
   * @param name the pod's name in the manifest
   * @throws EnvironmentException if it does not run or gives no report, which is no verdict
   */
  public static AnsweredProbe of(Workload workload, String name) {
    Waited<PodObservation> waited = await(workload, name);
    PodObservation pod = waited.last();
    if (!pod.outcome().isRunning()) {
      throw new EnvironmentException(
          "the probe pod " + name + " is " + pod.described(), "see the evidence");
    }
    String log =
        waited
            .orElseThrow(PodObservation::described, "check whether the machine is under load")
            .log();
    return new AnsweredProbe(pod, ProbeReport.parse(log));
  }

  /**
   * Observe a probe pod once its report is in its log, within 90 seconds: it is Running before it
   * has an answer to every syscall. A pod that is not Running is observed at once.
   *
   * @param name the pod's name in the manifest
   */
  public static PodObservation observe(Workload workload, String name) {
    return await(workload, name).last();
  }

  private static Waited<PodObservation> await(Workload workload, String name) {
    return new Wait("the report of the probe pod " + name, LIMIT, INTERVAL)
        .until(() -> workload.pod(name), AnsweredProbe::isComplete);
  }

  static boolean isComplete(PodObservation pod) {
    return !pod.outcome().isRunning() || ProbeReport.isIn(pod.log());
  }
}
