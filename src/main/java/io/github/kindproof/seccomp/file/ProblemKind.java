package io.github.kindproof.seccomp.file;

import java.util.Locale;

/** A kind of problem in a profile: a constant of an enumeration. */
public interface ProblemKind {
  String name();

  /** Its name in reports and in {@code .kindproof-lint.yaml}, for example {@code unknown-key}. */
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The default severity. */
  Severity severity();

  /** Whether such a file is not a profile, which no configuration can change. */
  default boolean malformed() {
    return false;
  }

  /** One sentence. */
  String summary();
}
