package io.github.kindproof.seccomp.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recognizes a file that a tool such as Helm must render first. */
final class TemplateBraces {
  private static final Map<String, String> PAIRS = Map.of("{{", "}}", "{%", "%}");

  private TemplateBraces() {}

  /**
   * The problem that replaces all others, if they come from a template.
   *
   * @param isRead whether the text could be read as JSON or YAML
   */
  static Optional<ProfileProblem> find(String text, boolean isRead, List<ProfileProblem> problems) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int column = column(lines.get(i));
      if (column > 0 && (!isRead || problems.stream().anyMatch(it -> isOfTemplate(it, lines)))) {
        return Optional.of(
            ProfileProblem.of(
                FormatProblem.UNREAD_FORM,
                Span.at(i + 1, column),
                "is a template",
                "render it first, for example: helm template CHART | kindproof lint -"));
      }
    }
    return Optional.empty();
  }

  private static boolean isOfTemplate(ProfileProblem problem, List<String> lines) {
    int line = problem.span().line();
    return problem.severity() == Severity.ERROR
        && line > 0
        && line <= lines.size()
        && column(lines.get(line - 1)) > 0;
  }

  /** The column of the first braces of a line, counted from 1; 0 if it has none. */
  private static int column(String line) {
    if (line.stripLeading().startsWith("#")) {
      return 0; // a comment of YAML
    }
    return PAIRS.entrySet().stream()
        .map(it -> new int[] {line.indexOf(it.getKey()), line.lastIndexOf(it.getValue())})
        .filter(it -> it[0] >= 0 && it[1] > it[0])
        .mapToInt(it -> it[0] + 1)
        .min()
        .orElse(0);
  }
}
