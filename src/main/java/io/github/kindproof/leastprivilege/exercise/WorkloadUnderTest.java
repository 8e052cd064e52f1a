package io.github.kindproof.leastprivilege.exercise;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterBuilder;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.SinglePods;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A workload and its exercise, for example {@code WorkloadUnderTest.of(cluster, "app.yaml", "app",
 * "app.sh")}.
 *
 * @param cluster the cluster whose node runs it
 * @param manifest the manifest with the pod and all that it needs
 * @param pod the name of the pod
 * @param plan the steps of its life
 * @param container the container that profiles are for, while the others run without a filter;
 *     empty if profiles are for all containers
 */
public record WorkloadUnderTest(
    Cluster cluster, Manifest manifest, String pod, LifePlan plan, Optional<String> container) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Create a workload where profiles are for all containers. */
  public WorkloadUnderTest(Cluster cluster, Manifest manifest, String pod, LifePlan plan) {
    this(cluster, manifest, pod, plan, Optional.empty());
  }

  /**
   * Create a workload that is started, exercised for at most one minute, and stopped.
   *
   * @param manifest the path of a manifest file
   * @param exercise a command or the path of a script, see {@link Exercise#of}
   */
  public static WorkloadUnderTest of(
      Cluster cluster, String manifest, String pod, String exercise) {
    return new WorkloadUnderTest(
        cluster,
        SinglePods.of(cluster.manifest(manifest)),
        pod,
        LifePlan.of(Exercise.of(exercise, LIMIT)));
  }

  /** Return this workload with another manifest, for example with another profile in it. */
  public WorkloadUnderTest with(Manifest other) {
    return new WorkloadUnderTest(cluster, other, pod, plan, container);
  }

  /**
   * Return this workload with only this container confined.
   *
   * @throws BadInputException if the pod has no such container
   */
  public WorkloadUnderTest forContainer(String name) {
    manifest.pods().stream()
        .filter(each -> each.getMetadata().getName().equals(pod))
        .forEach(each -> PodContainers.require(each, name));
    return new WorkloadUnderTest(cluster, manifest, pod, plan, Optional.of(name));
  }

  /** Return this workload with another time limit for its pod to settle. */
  public WorkloadUnderTest settling(Duration limit) {
    return new WorkloadUnderTest(
        ClusterBuilder.like(cluster).settling(limit).build(), manifest, pod, plan, container);
  }

  /** Run the workload once and block until it has stopped, see {@link WorkloadRun#live}. */
  public WorkloadRunResult live() {
    return WorkloadRun.of(cluster, manifest, pod, plan).live();
  }

  /** Run the workload once and show the progress. */
  @API(status = API.Status.INTERNAL)
  public WorkloadRunResult live(String how, Progress progress) {
    try (Progress.Task task = progress.begin(pod + " " + how)) {
      WorkloadRunResult life = live();
      task.done(life.state());
      return life;
    }
  }
}
