package io.github.kindproof.leastprivilege.exercise;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What makes a workload do its work: a command that runs on this machine, reaches the workload over
 * the network, and prints what it got.
 *
 * <p>It finds the pod by {@code ADDRESS} and {@code PORT}, where the first port that its containers
 * name is reached, and {@code PORT_80} and the like for each. Exit code 0 says that it was served.
 * What it prints should be the same each time: two runs are compared by it.
 *
 * @param arguments the program and its arguments
 * @param limit how long it may take; after that the workload counts as one that hangs
 */
public record Exercise(List<String> arguments, Duration limit) {
  public Exercise {
    arguments = List.copyOf(arguments);
  }

  /**
   * The exercise of a text: the path of a script for bash, or a command for it.
   *
   * @throws BadInputException if it is empty, or looks like a script and is not there
   */
  public static Exercise of(String text, Duration limit) {
    if (text.isBlank()) {
      throw new BadInputException(
          "--exercise", "is empty", "give a command or a script that uses it");
    }
    Path file = Path.of(text.strip());
    if (Files.isRegularFile(file)) {
      return new Exercise(List.of("bash", file.toString()), limit);
    }
    if (Files.isDirectory(file) || (text.endsWith(".sh") && !text.contains(" "))) {
      throw new BadInputException(
          "--exercise " + text, "is no file", "name a script that is there");
    }
    return new Exercise(List.of("bash", "-c", text), limit);
  }

  /** None: the workload is started, left alone and stopped. */
  public static Exercise none() {
    return new Exercise(List.of("true"), Duration.ofSeconds(10));
  }

  /** The same with another limit, if that is shorter. */
  public Exercise within(Duration other) {
    return other.compareTo(limit) < 0 ? new Exercise(arguments, other) : this;
  }

  /**
   * Runs it.
   *
   * @param environment where the workload is, see {@link PodPorts#environment()}
   */
  public ExerciseResult run(Map<String, String> environment) {
    return ExerciseResult.of(
        Command.of(arguments).withLimit(limit).withEnvironment(environment).capture());
  }
}
