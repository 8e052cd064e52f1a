package io.github.kindproof.fleet.check;

import java.util.regex.Pattern;

/**
 * Whether containers start under a Localhost profile on a node.
 *
 * @param message the node's message if not; otherwise empty
 */
public record WantedProfile(boolean starts, String message) {
  /** The id of a container, which differs on each node. */
  private static final Pattern ID = Pattern.compile("\"?[0-9a-f]{64}\"?:? ?");

  static WantedProfile of(ContainerEnd end) {
    return end.wasStarted()
        ? new WantedProfile(true, "")
        : new WantedProfile(false, ID.matcher(end.toString()).replaceAll(""));
  }
}
