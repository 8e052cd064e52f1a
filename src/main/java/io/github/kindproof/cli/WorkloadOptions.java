package io.github.kindproof.cli;

import io.github.kindproof.BadInput;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.Reload;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.SinglePods;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which workload, and what makes it work: options of several commands. */
final class WorkloadOptions {
  private static final int LONGEST_SECONDS = 3600;

  @Parameters(
      index = "0",
      paramLabel = "MANIFEST",
      description = "A file with the pod, or with a Deployment or the like, and all that it needs.")
  private Path manifest = Path.of("");

  @Option(
      names = "--pod",
      paramLabel = "NAME",
      description = "Which pod, where the manifest has several.")
  private String pod = "";

  @Option(
      names = "--exercise",
      paramLabel = "COMMAND|SCRIPT",
      description =
          "What makes it work, run here by bash: it reaches the pod's first port at $ADDRESS:$PORT, port "
              + "80 at $PORT_80, prints what it got and ends with 0. Default: nothing is asked of it.")
  private @Nullable String exercise;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long the exercise may take before it counts as hanging. Default: 60.")
  private int limit = 60;

  @Option(
      names = "--reload",
      paramLabel = "SIGNAL|COMMAND",
      description =
          "How it reads its configuration again, for example HUP, or a program in its container.")
  private @Nullable String reload;

  Manifest manifest() {
    return SinglePods.of(Manifest.read(manifest));
  }

  Path file() {
    return manifest;
  }

  String pod() {
    return pod;
  }

  LifePlan life(Duration idle) {
    return new LifePlan(exercise(), Optional.ofNullable(reload).map(Reload::of), idle);
  }

  private Exercise exercise() {
    if (limit < 1 || limit > LONGEST_SECONDS) {
      throw new BadInput("--limit " + limit, "is no time to wait", "give 1 to 3600 seconds");
    }
    return exercise == null ? Exercise.none() : Exercise.of(exercise, Duration.ofSeconds(limit));
  }
}
