package io.github.kindproof.workload.probe;

import java.util.Locale;
import org.apiguardian.api.API;

/** The state of a way into the kernel. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum WayState {
  /** Syscalls get into the kernel by it. */
  OPEN("open"),
  /** A filter denies every syscall by it. */
  CLOSED("closed by the filter"),
  /** The kernel does not have it. */
  ABSENT("not in the kernel"),
  /** Closed or absent. There was no baseline to tell the two apart. */
  UNCLEAR("closed by the filter, or not in the kernel"),
  /** No kernel of this architecture has it. */
  ELSEWHERE("not on this architecture");

  private final String words;

  WayState(String words) {
    this.words = words;
  }

  /** Return a description, for example {@code closed by the filter}. */
  public String words() {
    return words;
  }

  /**
   * @throws IllegalArgumentException if there is none
   */
  static WayState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
