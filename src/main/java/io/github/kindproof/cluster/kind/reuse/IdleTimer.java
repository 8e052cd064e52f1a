package io.github.kindproof.cluster.kind.reuse;

import io.github.kindproof.node.NodeShell;
import java.time.Duration;
import java.util.List;

/**
 * A timer on each node that stops the node after a time without a run. It needs no process of
 * Kindproof. systemd takes up to 90 s to stop pods that ignore signals.
 */
record IdleTimer(List<NodeShell> nodes) {
  private static final String UNIT = "kindproof-idle";

  /** Start the timers. */
  void start(Duration idle) {
    for (NodeShell node : nodes) {
      node.command(
              "systemd-run",
              "--unit=" + UNIT,
              "--on-active=" + idle.toSeconds(),
              "--timer-property=AccuracySec=1s",
              "systemctl",
              "poweroff")
          .output();
    }
  }

  /** Stop the timers; a node that was restarted has none. */
  void stop() {
    nodes.forEach(node -> node.run("systemctl", "stop", UNIT + ".timer"));
  }

  /** Return whether a timer has begun to stop a node. */
  boolean isStopping() {
    return nodes.stream()
        .anyMatch(node -> node.run("systemctl", "is-system-running").stdout().contains("stopping"));
  }
}
