package io.github.kindproof.node;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The container of a process, by its cgroups. */
final class ContainerCgroup {
  private static final Pattern ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

  /** The kubelet's name for a pod's cgroup: cgroupfs uses dashes, systemd uses underscores. */
  private static final Pattern POD =
      Pattern.compile("pod([0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12})");

  private ContainerCgroup() {}

  /**
   * Return the innermost container's id: the last 64 hexadecimal digits of the deepest path. The
   * path of a controller that a node does not delegate ends higher up, at the node's own container.
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

  /** Return the uid of its pod; empty for a process of the node itself, or of a static pod. */
  static Optional<String> podUid(String cgroups) {
    return POD.matcher(cgroups)
        .results()
        .map(found -> found.group(1).replace('_', '-'))
        .findFirst();
  }
}
