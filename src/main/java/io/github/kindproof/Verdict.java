package io.github.kindproof;

import java.util.Collection;
import java.util.Locale;

/** The result of comparing an observation with the expectation. */
public enum Verdict {
  /** The observation matches the expectation. */
  AS_EXPECTED,
  /** The observation differs from the expectation. */
  DIFFERS,
  /** The cluster provider lacks a required feature and says why: neither a pass nor a failure. */
  NOT_APPLICABLE,
  /** The environment failed before anything was observed, which says nothing about seccomp. */
  NOT_OBSERVED;

  /** Return the verdict as words: {@code as expected}, {@code differs}, {@code not observed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Return the verdict for style sheets and pages: {@code as-expected}, {@code not-observed}. */
  public String token() {
    return word().replace(' ', '-');
  }

  /**
   * Return the verdict on a whole run: {@link #DIFFERS} if any part differs, else {@link
   * #NOT_OBSERVED} if any part was not observed, else {@link #AS_EXPECTED}.
   */
  public static Verdict of(Collection<Verdict> parts) {
    if (parts.contains(DIFFERS)) {
      return DIFFERS;
    }
    return parts.contains(NOT_OBSERVED) ? NOT_OBSERVED : AS_EXPECTED;
  }

  /** Return the count with the verdict, for example {@code 2 differ}. */
  public String counted(int count) {
    return count + " " + (this == DIFFERS && count > 1 ? "differ" : word());
  }
}
