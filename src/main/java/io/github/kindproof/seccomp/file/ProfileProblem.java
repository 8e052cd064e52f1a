package io.github.kindproof.seccomp.file;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something wrong at a place of a profile.
 *
 * @param kind which of the ways to be wrong
 * @param span where
 * @param what what is wrong, without a full stop
 * @param remedy what to do, an imperative without a full stop
 * @param edit the change that puts it right, where that is safe
 */
public record ProfileProblem(
    ProblemKind kind, Span span, String what, String remedy, Optional<TextEdit> edit) {

  /** In the order of the file. */
  public static final Comparator<ProfileProblem> BY_PLACE =
      Comparator.comparingInt((ProfileProblem it) -> it.span().line())
          .thenComparingInt(it -> it.span().column());

  /** One that a person has to put right. */
  public static ProfileProblem of(ProblemKind kind, Span span, String what, String remedy) {
    return new ProfileProblem(kind, span, what, remedy, Optional.empty());
  }

  /** The same with a change that puts it right, if its place can be changed. */
  public ProfileProblem mendedBy(TextEdit change) {
    return change.to() > change.from()
        ? new ProfileProblem(kind, span, what, remedy, Optional.of(change))
        : this;
  }
}
