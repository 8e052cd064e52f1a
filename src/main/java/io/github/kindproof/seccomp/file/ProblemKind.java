package io.github.kindproof.seccomp.file;

import java.util.Locale;

/** A way in which a profile can be wrong: a constant of an enumeration. */
public interface ProblemKind {
  /** The constant's name, for example {@code UNKNOWN_KEY}. */
  String name();

  /** Its name in reports and in {@code .kindproof-lint.yaml}, for example {@code unknown-key}. */
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How bad it is, unless somebody decides otherwise. */
  Severity severity();

  /** Whether the file is then no profile at all, whatever somebody thinks of it. */
  default boolean malformed() {
    return false;
  }

  /** What it is about, one sentence. */
  String summary();
}
