package io.github.kindling.seccomp;

import java.util.Locale;

/** What the kernel does with a process' system calls: {@code Seccomp:} in its status file. */
public enum SeccompMode {
  /** Mode 0: no filter, every call is made. */
  DISABLED,
  /** Mode 1: only read, write, exit and sigreturn. */
  STRICT,
  /** Mode 2: filters decide. One that only logs is such a filter too, so this proves no denial. */
  FILTERING;

  /**
   * The mode with this number.
   *
   * @throws IllegalArgumentException for a number that no kernel gives
   */
  public static SeccompMode of(int number) {
    if (number < 0 || number >= values().length) {
      throw new IllegalArgumentException("no seccomp mode has the number " + number);
    }
    return values()[number];
  }

  /** The word that the tools of the field use, for example {@code filtering}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
