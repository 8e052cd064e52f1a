package io.github.kindproof.seccomp;

import java.util.Locale;

/** What the kernel does with a process' system calls: {@code Seccomp:} in its status file. */
public enum SeccompMode {
  /** Mode 0: no filter, every call is made. */
  DISABLED,
  /** Mode 1: only read, write, exit and sigreturn. */
  STRICT,
  /** Mode 2: filters decide. One that only logs is such a filter too, so this proves no denial. */
  FILTERING,
  /**
   * Mode 3: its filter killed this thread. Kernels from 5.17 show it until the thread is reaped,
   * which is as long as any other thread of the process lives.
   */
  DEAD;

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

  /**
   * The mode with this word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SeccompMode of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Its number in {@code /proc/PID/status}. */
  public int number() {
    return ordinal();
  }

  /** The word that the tools of the field use, for example {@code filtering}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
