package io.github.kindproof.seccomp.file;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * A problem at a position in a profile.
 *
 * @param what without a period
 * @param remedy in the imperative, without a period
 * @param edit the correction, if a safe one exists
 */
public record ProfileProblem(
    ProblemKind kind, Span span, String what, String remedy, Optional<TextEdit> edit) {

  public static final Comparator<ProfileProblem> BY_PLACE =
      Comparator.comparingInt((ProfileProblem it) -> it.span().line())
          .thenComparingInt(it -> it.span().column());

  /** A problem that a person must correct. */
  public static ProfileProblem of(ProblemKind kind, Span span, String what, String remedy) {
    return new ProfileProblem(kind, span, what, remedy, Optional.empty());
  }

  /** The same problem with a correction, if its position can be edited. */
  public ProfileProblem mendedBy(TextEdit change) {
    return change.to() > change.from()
        ? new ProfileProblem(kind, span, what, remedy, Optional.of(change))
        : this;
  }

  /** The same problem, without its correction unless that is among these. */
  public ProfileProblem withSafe(Set<TextEdit> safe) {
    return new ProfileProblem(kind, span, what, remedy, edit.filter(safe::contains));
  }
}
