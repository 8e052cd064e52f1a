package io.github.kindproof.leastprivilege.exercise;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A command that makes a workload do its work: it runs on this machine, connects to the workload
 * over the network, and prints the answers.
 *
 * <p>The environment variables {@code ADDRESS} and {@code PORT} say where to reach the first port
 * that the pod's containers name, and {@code PORT_80} and the like where to reach each of them.
 * Exit code 0 means that the workload did its work. The output must be the same every time, because
 * Kindproof compares the output of different runs. What a background process writes after the end
 * of the exercise is not part of it, so a script must {@code wait} for such a process.
 *
 * @param arguments the program and its arguments
 * @param limit the time limit; a workload that exceeds it counts as hung
 */
public record Exercise(List<String> arguments, Duration limit) {
  /** Create an exercise with a copy of the arguments. */
  public Exercise {
    arguments = List.copyOf(arguments);
  }

  /**
   * Create an exercise from a Bash command, or from the path of a Bash script.
   *
   * @throws BadInputException if the text is empty, or looks like a script that does not exist
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
          "--exercise " + text, "is not a file", "specify an existing script");
    }
    return new Exercise(List.of("bash", "-c", text), limit);
  }

  /** Create an exercise that does nothing: the workload is started, left alone, and stopped. */
  public static Exercise none() {
    return new Exercise(List.of("true"), Duration.ofSeconds(10));
  }

  /** Return this exercise with another limit, if that limit is shorter. */
  public Exercise within(Duration other) {
    return other.compareTo(limit) < 0 ? new Exercise(arguments, other) : this;
  }

  /**
   * Run the exercise and block until it ends, at most until its limit.
   *
   * @param environment the variables that locate the workload, see {@link PodPorts#environment()}
   */
  public ExerciseResult run(Map<String, String> environment) {
    return ExerciseResult.of(
        Command.of(arguments).withLimit(limit).withEnvironment(environment).capture());
  }
}
