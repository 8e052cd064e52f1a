package io.github.kindproof.fleet.check;

import java.util.regex.Pattern;

/**
 * Whether containers start under a Localhost profile on a node.
 *
 * @param starts whether the runtime got as far as starting a program
 * @param message why not, in the node's words; empty if it does
 */
public record WantedProfile(boolean starts, String message) {
  /** Of containers: another on each node. */
  private static final Pattern ID = Pattern.compile("\"?[0-9a-f]{64}\"?:? ?");

  static WantedProfile of(ContainerEnd end) {
    return end.wasStarted()
        ? new WantedProfile(true, "")
        : new WantedProfile(false, ID.matcher(end.toString()).replaceAll(""));
  }
}
