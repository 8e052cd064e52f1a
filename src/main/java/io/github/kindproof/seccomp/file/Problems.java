package io.github.kindproof.seccomp.file;

import io.github.kindproof.internal.io.yaml.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects problems while a document is read. */
final class Problems {
  private final List<ProfileProblem> found = new ArrayList<>();
  private final Set<String> foreign = new HashSet<>();

  void add(ProfileProblem problem) {
    found.add(problem);
  }

  void add(ProblemKind kind, Span span, String what, String remedy) {
    add(ProfileProblem.of(kind, span, what, remedy));
  }

  /** A field of another tool's format; reported once, because there are usually many. */
  void foreign(String name, Span span) {
    if (foreign.add(name)) {
      add(
          FormatProblem.FOREIGN_KEY,
          span,
          "\"%s\" is a field of Docker's own format: containerd ignores it, here and below, and CRI-O resolves it"
              .formatted(name),
          "write a profile for Kubernetes without it");
    }
  }

  void shape(LocatedValue value, String wanted) {
    add(
        FormatProblem.SHAPE,
        value.span(),
        "has " + value.described() + " instead of " + wanted,
        "correct it");
  }

  /** An unknown word, with the closest known one as a suggestion. */
  void unknown(
      ProblemKind kind,
      Span span,
      String what,
      String word,
      Collection<String> known,
      String otherwise) {
    add(kind, span, "unknown " + what + " \"" + word + "\"", Nearest.offer(word, known, otherwise));
  }

  List<ProfileProblem> inOrder() {
    return found.stream().sorted(ProfileProblem.BY_PLACE).toList();
  }

  Optional<String> text(LocatedValue value, String wanted) {
    if (value instanceof LocatedValue.Text text) {
      return Optional.of(text.text());
    }
    shape(value, "a string for " + wanted);
    return Optional.empty();
  }
}
