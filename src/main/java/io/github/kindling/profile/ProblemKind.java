package io.github.kindling.profile;

/** A way in which a profile can be wrong. */
public interface ProblemKind {
  /** Its name in reports and in {@code .kindling-lint.yaml}, for example {@code unknown-key}. */
  String id();

  /** How bad it is, unless somebody decides otherwise. */
  Severity severity();

  /** Whether the file is then no profile at all, whatever somebody thinks of it. */
  boolean malformed();

  /** What it is about, one sentence. */
  String summary();
}
