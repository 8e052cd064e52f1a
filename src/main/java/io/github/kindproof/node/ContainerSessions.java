package io.github.kindproof.node;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The audit sessions of containers. A script that starts the node's runtime opens a session for
 * each container, and for each program that is executed in one; the kernel writes the session into
 * each record. So even a process that lives for a millisecond, too short to read its cgroup, is
 * attributed.
 *
 * <p>Nothing else changes for a container but the number in {@code /proc/self/loginuid}. A node
 * keeps the script until it is deleted.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ContainerSessions {
  private static final String INSTALL = Scripts.text("container-sessions.sh");
  private static final String READ = "cat /run/kindproof-sessions 2> /dev/null || true";

  private ContainerSessions() {}

  /**
   * Begin on a node, for the containers that it starts from now on. Do nothing if the kernel has no
   * audit sessions: records are then attributed only by the cgroups of processes. Calls are
   * serialized: of two that begin on one node, one would take the other's script for the runtime.
   *
   * @throws EnvironmentException if the node's runtime is not found
   */
  public static synchronized void begin(NodeShell node) {
    ProcessResult result = node.run("sh", "-c", INSTALL);
    if (!result.ok()) {
      throw new EnvironmentException(
          "the runtime of node " + node.container() + " was not found: " + result.lastLine(),
          "check how the node's containerd starts containers");
    }
  }

  /** Return the ids of containers, of 64 digits, by their sessions on this node. */
  public static Map<Long, String> of(NodeShell node) {
    return parse(node.command("sh", "-c", READ).output());
  }

  static Map<Long, String> parse(String lines) {
    Map<Long, String> containers = new HashMap<>();
    lines
        .lines()
        .map(line -> line.split(" ", 2))
        .filter(parts -> parts.length == 2 && parts[1].matches("[0-9a-f]{64}"))
        .forEach(parts -> containers.put(Long.parseLong(parts[0]), parts[1]));
    return containers;
  }
}
