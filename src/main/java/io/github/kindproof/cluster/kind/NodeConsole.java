package io.github.kindproof.cluster.kind;

import io.github.kindproof.internal.io.process.HostShortage;
import io.github.kindproof.workload.Cause;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A diagnosis of why a node's container exited, from its console, the only place where its first
 * process, systemd, reports it. Pure.
 */
final class NodeConsole {
  private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Predicate<String> FAILED = Pattern.compile("^Failed to .*: ").asPredicate();

  private NodeConsole() {}

  /**
   * Find the last failure that it reports, else its last line.
   *
   * @param console the complete terminal output of the container
   * @param node the node's name
   */
  static Cause ofEnd(String console, String node) {
    List<String> lines = lines(console);
    String sentence =
        lines.stream()
            .filter(FAILED)
            .reduce((before, last) -> last)
            .orElseGet(() -> lines.isEmpty() ? "it printed nothing" : lines.get(lines.size() - 1));
    return Cause.of("a node exited", sentence, "console of " + node);
  }

  /** Find the last sentence that names what the machine lacks, of a node in any state. */
  static Optional<Cause> shortage(String console, String node) {
    return lines(console).stream()
        .filter(line -> HostShortage.in(line).isPresent())
        .reduce((before, last) -> last)
        .map(line -> Cause.of("a node failed", line, "console of " + node));
  }

  private static List<String> lines(String console) {
    return COLOR
        .matcher(console)
        .replaceAll("")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
