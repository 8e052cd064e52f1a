package io.github.kindproof.seccomp.file;

import java.util.Locale;

/** How bad a problem is, the worst last. */
public enum Severity {
  /** Worth knowing; nothing is wrong. */
  NOTE,
  /** The profile works, but hardly as its author thinks. */
  WARNING,
  /** The runtime refuses the profile, or it does not do what it says. */
  ERROR;

  /** As reports, SARIF's levels among them, and configs call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
