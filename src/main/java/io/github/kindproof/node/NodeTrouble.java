package io.github.kindproof.node;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The messages of a kubelet, containerd or a runtime that the node itself, not a filter, kept from
 * starting a container. Nothing about seccomp follows from such a failure; a later start may
 * succeed. Pure.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NodeTrouble {
  /** In lower case, as runc, crun, containerd and gRPC write them. */
  private static final List<String> WORDS =
      List.of(
          // runc gives up on cgroup v1's freezer on a busy machine (seen with 1.2.8 and 1.3.6).
          "unable to freeze",
          "failed to remove paths",
          "failed to remove cgroup",
          "cgroup is not empty",
          "container with id exists",
          "already exists",
          "device or resource busy",
          "no space left on device",
          "too many open files",
          // runc's words for a full disk: it writes this state outside the container's filter.
          "unable to store init state",
          // containerd is away, or too slow for the kubelet.
          "connect: connection refused",
          "connect: no such file or directory",
          "transport is closing",
          "error reading from server: eof",
          "ttrpc: closed",
          "code = unavailable",
          "code = deadlineexceeded",
          "context deadline exceeded",
          "context canceled",
          "failed to reserve container name");

  /**
   * A lack of memory or processes is the node's own only if the runtime itself cannot be forked.
   */
  private static final Pattern NO_FORK =
      Pattern.compile(
          "(fork/exec|fork|clone)\\b.*: (cannot allocate memory|resource temporarily unavailable)");

  private NodeTrouble() {}

  /** Return whether a message shows trouble of the node itself. */
  public static boolean isIn(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(lower::contains) || NO_FORK.matcher(lower).find();
  }
}
