package io.github.kindproof.node;

import io.github.kindproof.seccomp.SeccompStatus;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A process of a container, read on its node.
 *
 * @param pid in the node's pid namespace
 * @param parent the pid of its parent there
 * @param name for example {@code nginx}
 * @param command the program and its arguments; the name alone if it shows none
 * @param container the container's name in its pod
 * @param first whether the runtime started it as the container's first process
 * @param seccomp its seccomp state
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record NodeProcess(
    long pid,
    long parent,
    String name,
    List<String> command,
    String container,
    boolean first,
    SeccompStatus seccomp) {
  /** Copy the list. */
  public NodeProcess {
    command = List.copyOf(command);
  }

  /** Return whether it is the low-level runtime, which has yet to execute a program. */
  public boolean isRuntime() {
    return AuditRecord.isRuntime(name);
  }
}
