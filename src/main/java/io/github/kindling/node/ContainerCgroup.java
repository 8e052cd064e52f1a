package io.github.kindling.node;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tells from a process' cgroups which container it is in. */
final class ContainerCgroup {
  private static final Pattern ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

  private ContainerCgroup() {}

  /**
   * The innermost container's id: the last 64 hexadecimal digits of the deepest path. A controller
   * that a node does not delegate ends at the node's own container, higher up.
   *
   * @param cgroups the lines of {@code /proc/PID/cgroup}, of version 1 or 2, with spaces in between
   */
  static Optional<String> containerId(String cgroups) {
    return Arrays.stream(cgroups.split("\\s+"))
        .filter(line -> ID.matcher(line).find())
        .max(Comparator.comparingLong(line -> line.chars().filter(c -> c == '/').count()))
        .flatMap(
            line -> ID.matcher(line).results().map(MatchResult::group).reduce((before, id) -> id));
  }
}
