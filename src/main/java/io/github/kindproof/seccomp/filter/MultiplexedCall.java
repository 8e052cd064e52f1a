package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A syscall that some architectures reach through another one, whose first argument says which:
 * {@code socket} is {@code socketcall(1, …)} of 32-bit x86.
 *
 * @param multiplexer {@code socketcall} or {@code ipc}
 * @param number the number as the multiplexer's first argument, by {@code linux/net.h} and {@code
 *     linux/ipc.h}
 */
public record MultiplexedCall(String multiplexer, int number) {
  private static final Set<Architecture> ARCHITECTURES =
      Set.of(
          Architecture.X86,
          Architecture.M68K,
          Architecture.MIPS,
          Architecture.MIPSEL,
          Architecture.PPC,
          Architecture.PPC64,
          Architecture.PPC64LE,
          Architecture.S390,
          Architecture.S390X,
          Architecture.SH,
          Architecture.SHEB);

  private static final List<String> SOCKET_CALLS =
      List.of(
          "socket",
          "bind",
          "connect",
          "listen",
          "accept",
          "getsockname",
          "getpeername",
          "socketpair",
          "send",
          "recv",
          "sendto",
          "recvfrom",
          "shutdown",
          "setsockopt",
          "getsockopt",
          "sendmsg",
          "recvmsg",
          "accept4",
          "recvmmsg",
          "sendmmsg");

  private static final Map<String, Integer> IPC_CALLS =
      Map.ofEntries(
          Map.entry("semop", 1),
          Map.entry("semget", 2),
          Map.entry("semctl", 3),
          Map.entry("semtimedop", 4),
          Map.entry("msgsnd", 11),
          Map.entry("msgrcv", 12),
          Map.entry("msgget", 13),
          Map.entry("msgctl", 14),
          Map.entry("shmat", 21),
          Map.entry("shmdt", 22),
          Map.entry("shmget", 23),
          Map.entry("shmctl", 24));

  private static final Map<String, MultiplexedCall> ALL = all();

  /** Return how an architecture's multiplexer reaches a syscall; empty if it does not. */
  public static Optional<MultiplexedCall> of(Architecture architecture, String call) {
    return existOn(architecture) ? Optional.ofNullable(ALL.get(call)) : Optional.empty();
  }

  /** Return whether a syscall reaches others. */
  static boolean isMultiplexer(String call) {
    return call.equals("socketcall") || call.equals("ipc");
  }

  /** Return whether an architecture has such calls. */
  static boolean existOn(Architecture architecture) {
    return ARCHITECTURES.contains(architecture);
  }

  private static Map<String, MultiplexedCall> all() {
    Map<String, MultiplexedCall> all = new HashMap<>();
    SOCKET_CALLS.forEach(it -> all.put(it, new MultiplexedCall("socketcall", all.size() + 1)));
    IPC_CALLS.forEach((call, number) -> all.put(call, new MultiplexedCall("ipc", number)));
    return Map.copyOf(all);
  }
}
