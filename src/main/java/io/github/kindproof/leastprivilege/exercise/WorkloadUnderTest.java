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
 * A workload and what makes it work, for example {@code WorkloadUnderTest.of(cluster, "app.yaml",
 * "app", "app.sh")}.
 *
 * @param cluster whose node runs it
 * @param manifest with the pod and all that it needs
 * @param pod its name
 * @param plan what it goes through
 * @param container the one that profiles are for, the others being without a filter; empty if they
 *     are for all
 */
public record WorkloadUnderTest(
    Cluster cluster, Manifest manifest, String pod, LifePlan plan, Optional<String> container) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** One whose profiles are for all its containers. */
  public WorkloadUnderTest(Cluster cluster, Manifest manifest, String pod, LifePlan plan) {
    this(cluster, manifest, pod, plan, Optional.empty());
  }

  /**
   * A workload that is started, exercised and stopped.
   *
   * @param manifest a file
   * @param exercise a command, or a script, see {@link Exercise#of}
   */
  public static WorkloadUnderTest of(
      Cluster cluster, String manifest, String pod, String exercise) {
    return new WorkloadUnderTest(
        cluster,
        SinglePods.of(cluster.manifest(manifest)),
        pod,
        LifePlan.of(Exercise.of(exercise, LIMIT)));
  }

  /** The same with another manifest, for example under another profile. */
  public WorkloadUnderTest with(Manifest other) {
    return new WorkloadUnderTest(cluster, other, pod, plan, container);
  }

  /**
   * The same, of whose containers just this one is confined.
   *
   * @throws BadInputException if the pod has no such container
   */
  public WorkloadUnderTest forContainer(String name) {
    manifest.pods().stream()
        .filter(each -> each.getMetadata().getName().equals(pod))
        .forEach(each -> PodContainers.require(each, name));
    return new WorkloadUnderTest(cluster, manifest, pod, plan, Optional.of(name));
  }

  /** The same where it is known to settle within this time. */
  public WorkloadUnderTest settling(Duration limit) {
    return new WorkloadUnderTest(
        ClusterBuilder.like(cluster).settling(limit).build(), manifest, pod, plan, container);
  }

  /** Lets it live once, see {@link WorkloadRun#live}. */
  public WorkloadRunResult live() {
    return WorkloadRun.of(cluster, manifest, pod, plan).live();
  }

  /** Lets it live once, and shows how that goes. */
  @API(status = API.Status.INTERNAL)
  public WorkloadRunResult live(String how, Progress progress) {
    try (Progress.Task task = progress.begin(pod + " " + how)) {
      WorkloadRunResult life = live();
      task.done(life.state());
      return life;
    }
  }
}
