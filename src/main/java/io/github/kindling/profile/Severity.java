package io.github.kindling.profile;

/** How bad a problem is, the worst last. */
public enum Severity {
  /** Worth knowing; nothing is wrong. */
  NOTE,
  /** The profile works, but hardly as its author thinks. */
  WARNING,
  /** The runtime refuses the profile, or it does not do what it says. */
  ERROR
}
