package io.github.kindproof.cluster.kind;

import io.github.kindproof.internal.engine.NoEngine;
import io.github.kindproof.internal.io.process.HostShortage;
import io.github.kindproof.workload.Cause;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A diagnosis of why kind failed, from its output. Pure. */
final class KindFailure {
  private static final String SOURCE = "output of kind create";

  /** The engine's own sentence, without the container that it is about. */
  private static final Pattern OF_ENGINE =
      Pattern.compile("Error response from daemon: (?:driver failed .*? \\([0-9a-f]+\\): )?(.+)");

  private static final Pattern PORT_IN_USE =
      Pattern.compile("address already in use|port is already allocated");

  private KindFailure() {}

  /**
   * Find the engine's sentence, else what the machine lacks, else kind's own error, else the last
   * line. kind's error only has the exit code of a program in a node.
   *
   * @param output kind's output by line, oldest first
   */
  static Cause of(List<String> output) {
    Optional<String> ofEngine =
        output.stream()
            .map(OF_ENGINE::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1).strip())
            .reduce((before, last) -> last);
    if (ofEngine.isPresent()) {
      boolean port = PORT_IN_USE.matcher(ofEngine.get()).find();
      String reason = port ? "a port is in use; free it, or use another" : "the engine failed";
      return Cause.of(reason, ofEngine.get(), SOURCE);
    }
    Optional<String> noEngine = NoEngine.in(String.join("\n", output));
    if (noEngine.isPresent()) {
      return Cause.of("no engine responds; " + NoEngine.REMEDY, noEngine.get(), SOURCE);
    }
    String error =
        output.stream()
            .filter(line -> HostShortage.in(line).isPresent())
            .reduce((before, last) -> last)
            .or(() -> output.stream().filter(line -> line.startsWith("ERROR: ")).findFirst())
            .map(line -> line.replaceFirst("^(ERROR|error): ", ""))
            .orElseGet(() -> lastLine(output));
    return Cause.of("kind failed", error, SOURCE);
  }

  /** Return the cause of a boot that was stopped from outside. */
  static Cause ended(String reason, List<String> output) {
    return Cause.of(reason, lastLine(output), SOURCE);
  }

  private static String lastLine(List<String> output) {
    return output.isEmpty() ? "kind printed nothing" : output.get(output.size() - 1).strip();
  }
}
