package io.github.kindproof.seccomp.file;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A problem at a position in a profile.
 *
 * @param severity usually that of its kind
 * @param what without a period
 * @param remedy in the imperative, without a period
 * @param edits the correction, if a safe one exists
 */
public record ProfileProblem(
    ProblemKind kind,
    Severity severity,
    Span span,
    String what,
    String remedy,
    List<TextEdit> edits) {

  public static final Comparator<ProfileProblem> BY_PLACE =
      Comparator.comparingInt((ProfileProblem it) -> it.span().line())
          .thenComparingInt(it -> it.span().column());

  public ProfileProblem {
    edits = List.copyOf(edits);
  }

  /** A problem that a person must correct. */
  public static ProfileProblem of(ProblemKind kind, Span span, String what, String remedy) {
    return new ProfileProblem(kind, kind.severity(), span, what, remedy, List.of());
  }

  /** The same problem with a correction, if its positions can be edited. */
  public ProfileProblem mendedBy(TextEdit... changes) {
    return Arrays.stream(changes).allMatch(it -> it.to() > it.from())
        ? new ProfileProblem(kind, severity, span, what, remedy, List.of(changes))
        : this;
  }

  /** The same problem where it is more or less severe than usual. */
  public ProfileProblem as(Severity other) {
    return new ProfileProblem(kind, other, span, what, remedy, edits);
  }

  /** The same problem, without its correction unless all parts of that are among these. */
  public ProfileProblem withSafe(Set<TextEdit> safe) {
    return new ProfileProblem(
        kind, severity, span, what, remedy, safe.containsAll(edits) ? edits : List.of());
  }

  public boolean isMendable() {
    return !edits.isEmpty();
  }
}
