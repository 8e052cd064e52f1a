package io.github.kindproof.cli;

import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Durations;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.leastprivilege.exercise.Reload;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.SinglePods;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The workload and its exercise: options of several commands. */
final class WorkloadOptions {
  private static final Duration LONGEST = Duration.ofHours(1);

  @Parameters(
      index = "0",
      paramLabel = "MANIFEST",
      description =
          "Manifest of the workload: a pod, a Deployment or another controller, and everything "
              + "that it requires.")
  private Path manifest = Path.of("");

  @Option(
      names = "--pod",
      paramLabel = "NAME",
      description = "The pod to use, if the manifest has several.")
  private String pod = "";

  @Option(
      names = "--exercise",
      paramLabel = "COMMAND|SCRIPT",
      description =
          "A bash script that runs on this machine and exercises the workload. It reaches the "
              + "first port "
              + "of the pod at $ADDRESS:$PORT and port 80 at $PORT_80, prints the responses, and "
              + "exits with 0. Default: none.")
  private @Nullable String exercise;

  @Option(
      names = "--limit",
      paramLabel = "DURATION",
      defaultValue = "1m",
      description = "Time after which the exercise counts as hung. Default: ${DEFAULT-VALUE}.")
  private Duration limit = Duration.ZERO;

  @Option(
      names = "--reload",
      paramLabel = "SIGNAL|COMMAND",
      description =
          "How to make the workload reload its configuration: a signal such as HUP, or a program "
              + "in its container.")
  private @Nullable String reload;

  /** The pod that a command examines, and the container of it that gets profiles, if only one. */
  record Choice(Manifest manifest, Pod pod, LifePlan plan, Optional<String> container) {
    String name() {
      return pod.getMetadata().getName();
    }

    WorkloadUnderTest on(Cluster cluster) {
      return new WorkloadUnderTest(cluster, manifest, name(), plan, container);
    }
  }

  Choice choose(Optional<String> container) {
    Manifest read = SinglePods.of(Manifest.read(manifest));
    Pod chosen = Recorder.podOf(read, pod);
    container.ifPresent(it -> PodContainers.require(chosen, it));
    return new Choice(read, chosen, life(Duration.ZERO), container);
  }

  LifePlan life(Duration idle) {
    return new LifePlan(exercise(), Optional.ofNullable(reload).map(Reload::of), idle);
  }

  private Exercise exercise() {
    if (limit.isZero() || limit.compareTo(LONGEST) > 0) {
      throw new BadInputException(
          "--limit " + Durations.of(limit), "is not a valid limit", "give 1s to 1h");
    }
    return exercise == null ? Exercise.none() : Exercise.of(exercise, limit);
  }
}
