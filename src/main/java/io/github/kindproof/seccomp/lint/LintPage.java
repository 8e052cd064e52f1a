package io.github.kindproof.seccomp.lint;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.seccomp.file.ProblemKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page about lint, {@code docs/lint.md}, which is packaged: its section about a rule is the
 * help that reports show.
 */
final class LintPage {
  static final URI ADDRESS =
      URI.create("https://github.com/kindproof/kindproof/blob/main/docs/lint.md");

  private static final String HEADING = "### ";

  /** By the ID of a rule. */
  private final Map<String, Section> sections;

  private LintPage(Map<String, Section> sections) {
    this.sections = Map.copyOf(sections);
  }

  /**
   * The section about a rule.
   *
   * @param severity in words, with what {@code --fix} does
   * @param markdown the paragraphs that explain the rule
   */
  record Section(String severity, String markdown) {
    /** The first paragraph, without markup. */
    String description() {
      return plain(markdown.split("\n\n", 2)[0]);
    }

    /** All paragraphs, without markup. */
    String text() {
      return plain(markdown);
    }

    private static String plain(String markdown) {
      return markdown
          .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
          .replace("`", "")
          .replace("**", "")
          .replaceAll("(?<!\n)\n(?!\n)", " ");
    }
  }

  static LintPage read() {
    return of(PackagedFile.text(Linter.class, "lint.md"));
  }

  /** Finds the sections: each begins with a heading of the third level. */
  static LintPage of(String page) {
    Map<String, Section> sections = new LinkedHashMap<>();
    String rule = "";
    List<String> lines = new ArrayList<>();
    for (String line : (page + "\n# end").lines().toList()) {
      if (!line.matches("#+ .*")) {
        lines.add(line);
        continue;
      }
      if (!rule.isEmpty()) {
        sections.put(rule, section(String.join("\n", lines).strip()));
      }
      rule = line.startsWith(HEADING) ? line.substring(HEADING.length()) : "";
      lines.clear();
    }
    return new LintPage(sections);
  }

  private static Section section(String text) {
    String[] parts = text.split("\n\n", 2);
    return new Section(parts[0], parts.length < 2 ? "" : linked(parts[1]));
  }

  /** Links of the page lead to other files of the repository. */
  private static String linked(String markdown) {
    return markdown
        .replace("](#", "](" + ADDRESS + "#")
        .replaceAll("\\]\\((?!https?:)", "](" + ADDRESS.resolve("."));
  }

  Map<String, Section> sections() {
    return sections;
  }

  Section of(ProblemKind kind) {
    Section section = sections.get(kind.id());
    if (section == null) {
      throw new IllegalStateException("docs/lint.md has no section about " + kind.id());
    }
    return section;
  }

  /** The place of the section on the web. */
  static URI address(ProblemKind kind) {
    return ADDRESS.resolve("#" + kind.id());
  }
}
