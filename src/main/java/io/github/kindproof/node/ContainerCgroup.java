package io.github.kindproof.node;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tells from a process' cgroups which container it is in. */
final class ContainerCgroup {
  private static final Pattern ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

  /** As the kubelet calls a pod's cgroup: with dashes by cgroupfs, with underscores by systemd. */
  private static final Pattern POD =
      Pattern.compile("pod([0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12})");

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

  /** The uid of the pod that it is in; empty for one of the node's own, or of a static pod. */
  static Optional<String> podUid(String cgroups) {
    return POD.matcher(cgroups)
        .results()
        .map(found -> found.group(1).replace('_', '-'))
        .findFirst();
  }
}
