package io.github.kindproof.seccomp.file;

import java.util.Locale;

/** The severity of a problem, worst last. */
public enum Severity {
  NOTE,
  /** The profile works, but probably not as its author expects. */
  WARNING,
  /** The runtime rejects the profile, or the profile does not do what it says. */
  ERROR;

  /** The word in reports, SARIF and configurations. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
