package io.github.kindproof;

import java.util.Collection;
import java.util.Locale;

/** How what was observed stands to what was expected. */
public enum Verdict {
  /** Observed and equal to what was expected. */
  AS_EXPECTED,
  /** Observed, and something else. */
  DIFFERS,
  /** The provider of clusters cannot give what is needed, and says why: neither good nor bad. */
  NOT_APPLICABLE,
  /** The environment failed before anything could be observed: says nothing about seccomp. */
  NOT_OBSERVED;

  /** For people: {@code as expected}, {@code differs}, {@code not observed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** For style sheets and page data: {@code as-expected}, {@code not-observed}. */
  public String token() {
    return word().replace(' ', '-');
  }

  /** That of a whole run: its parts differ if one does, and are not observed if one is not. */
  public static Verdict of(Collection<Verdict> parts) {
    if (parts.contains(DIFFERS)) {
      return DIFFERS;
    }
    return parts.contains(NOT_OBSERVED) ? NOT_OBSERVED : AS_EXPECTED;
  }

  /** So many of them: {@code 2 differ}. */
  public String counted(int count) {
    return count + " " + (this == DIFFERS && count > 1 ? "differ" : word());
  }
}
