package io.github.kindproof.seccomp;

import java.util.Arrays;
import java.util.Optional;

/** What a filter does with a call, by the names of profiles and the kernel's return codes. */
public enum SeccompAction {
  /** Another name of {@link #KILL_THREAD}: of many threads the others live on, and it may hang. */
  KILL(0x00000000L),
  KILL_THREAD(0x00000000L),
  KILL_PROCESS(0x80000000L),
  TRAP(0x00030000L),
  /** Answers an errno, {@code EPERM} unless the profile says which. Leaves no audit record. */
  ERRNO(0x00050000L),
  NOTIFY(0x7fc00000L),
  TRACE(0x7ff00000L),
  /** Makes the call, and an audit record of it. */
  LOG(0x7ffc0000L),
  ALLOW(0x7fff0000L);

  private static final String PREFIX = "SCMP_ACT_";
  private static final long ACTION_BITS = 0xffff0000L;

  private final long code;

  SeccompAction(long code) {
    this.code = code;
  }

  /** The kernel's {@code SECCOMP_RET_*}, {@code code=} of an audit record in hexadecimal. */
  public long code() {
    return code;
  }

  /** The name in a profile, for example {@code SCMP_ACT_ERRNO}. */
  public String profileName() {
    return PREFIX + name();
  }

  /** Whether runc takes it as {@code defaultAction}. */
  public boolean validAsDefault() {
    return this != NOTIFY;
  }

  /** Whether the call is made, be it with a record of it. */
  public boolean letsThrough() {
    return this == ALLOW || this == LOG;
  }

  /** Whether a call ends its thread or process; of TRAP, unless that handles the signal. */
  public boolean isDeadly() {
    return this == KILL || this == KILL_THREAD || this == KILL_PROCESS || this == TRAP;
  }

  /** The same as the kernel knows it: KILL is another name only. */
  public SeccompAction ofKernel() {
    return this == KILL ? KILL_THREAD : this;
  }

  /** The one that a profile calls {@code SCMP_ACT_…}. */
  public static Optional<SeccompAction> named(String profileName) {
    return Arrays.stream(values())
        .filter(action -> action.profileName().equals(profileName))
        .findFirst();
  }

  /** The one with this return code, whose lower half (the errno) does not matter. */
  public static Optional<SeccompAction> ofCode(long code) {
    return Arrays.stream(values())
        .filter(action -> action != KILL && action.code == (code & ACTION_BITS))
        .findFirst();
  }
}
