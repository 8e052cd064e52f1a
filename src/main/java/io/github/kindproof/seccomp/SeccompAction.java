package io.github.kindproof.seccomp;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The action of a filter on a syscall, with its profile name and the kernel's return code. */
public enum SeccompAction {
  /** Another name for {@link #KILL_THREAD}: other threads live on, and the process may hang. */
  KILL(0x00000000L),
  KILL_THREAD(0x00000000L),
  KILL_PROCESS(0x80000000L),
  TRAP(0x00030000L),
  /** Fails with an errno, {@code EPERM} unless the profile sets one. Leaves no audit record. */
  ERRNO(0x00050000L),
  NOTIFY(0x7fc00000L),
  TRACE(0x7ff00000L),
  /** Allows the syscall and makes an audit record of it. */
  LOG(0x7ffc0000L),
  ALLOW(0x7fff0000L);

  private static final String PREFIX = "SCMP_ACT_";
  private static final long ACTION_BITS = 0xffff0000L;
  private static final Map<Long, SeccompAction> BY_CODE =
      Arrays.stream(values())
          .filter(action -> action != KILL)
          .collect(Collectors.toUnmodifiableMap(SeccompAction::code, action -> action));

  private final long code;

  SeccompAction(long code) {
    this.code = code;
  }

  /** Return the kernel's {@code SECCOMP_RET_*}, in audit records the hexadecimal {@code code=}. */
  public long code() {
    return code;
  }

  /** Return the name in a profile, for example {@code SCMP_ACT_ERRNO}. */
  public String profileName() {
    return PREFIX + name();
  }

  /** Return whether runc takes it as {@code defaultAction}. */
  public boolean validAsDefault() {
    return this != NOTIFY;
  }

  /** Return whether it allows the syscall, with or without an audit record. */
  public boolean letsThrough() {
    return this == ALLOW || this == LOG;
  }

  /** Return whether it ends the thread or process; TRAP does unless the signal is handled. */
  public boolean isDeadly() {
    return this == KILL || this == KILL_THREAD || this == KILL_PROCESS || this == TRAP;
  }

  /** Return the action as the kernel knows it: KILL_THREAD for KILL, otherwise this one. */
  public SeccompAction ofKernel() {
    return this == KILL ? KILL_THREAD : this;
  }

  /** Return the action that a profile calls {@code SCMP_ACT_…}; empty if there is none. */
  public static Optional<SeccompAction> named(String profileName) {
    return Arrays.stream(values())
        .filter(action -> action.profileName().equals(profileName))
        .findFirst();
  }

  /** Return the action with this return code. The lower half, the errno, does not matter. */
  public static Optional<SeccompAction> ofCode(long code) {
    return Optional.ofNullable(BY_CODE.get(code & ACTION_BITS));
  }
}
