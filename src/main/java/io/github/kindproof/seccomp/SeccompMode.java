package io.github.kindproof.seccomp;

import java.util.Locale;

/** The kernel's mode of filtering a process's syscalls: {@code Seccomp:} in its status file. */
public enum SeccompMode {
  /** Mode 0: no filter, every syscall is allowed. */
  DISABLED,
  /** Mode 1: only read, write, exit and sigreturn are allowed. */
  STRICT,
  /** Mode 2: filters decide. A filter that only logs counts too, so this proves no denial. */
  FILTERING,
  /**
   * Mode 3: its filter killed this thread. Kernels from 5.17 show it until the thread is reaped,
   * that is, as long as any other thread of the process lives.
   */
  DEAD;

  /**
   * Return the mode with this number.
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
   * Return the mode with this word, in any case.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SeccompMode of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Return the number in {@code /proc/PID/status}. */
  public int number() {
    return ordinal();
  }

  /** Return the word that seccomp tools use, for example {@code filtering}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
