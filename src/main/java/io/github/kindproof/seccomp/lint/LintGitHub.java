package io.github.kindproof.seccomp.lint;

import io.github.kindproof.internal.io.text.Printable;
import io.github.kindproof.seccomp.file.Severity;
import io.github.kindproof.seccomp.file.TextRegion;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings as workflow commands of GitHub Actions, which show them at the lines of a change without
 * a code-scanning page.
 */
public final class LintGitHub {
  private LintGitHub() {}

  /** One command per line and finding. */
  public static String of(LintReport report) {
    StringBuilder commands = new StringBuilder();
    for (LintedFile file : report.files()) {
      file.findings().forEach(finding -> commands.append(command(file, finding)).append('\n'));
    }
    return commands.toString();
  }

  private static String command(LintedFile file, LintFinding finding) {
    List<String> properties = new ArrayList<>();
    properties.add(property("file", file.path()));
    file.region(finding).ifPresent(region -> properties.addAll(place(region)));
    properties.add(property("title", finding.problem().kind().id()));
    return "::%s %s::%s"
        .formatted(
            word(finding.severity()), String.join(",", properties), escaped(finding.message()));
  }

  /** The runner ignores columns if the end is in another line. */
  private static List<String> place(TextRegion region) {
    List<String> place = new ArrayList<>();
    place.add("line=" + region.startLine());
    boolean oneLine = region.startLine() == region.endLine();
    if (oneLine) {
      place.add("col=" + region.startColumn());
    }
    if (region.hasEnd()) {
      place.add("endLine=" + region.endLine());
    }
    if (region.hasEnd() && oneLine) {
      place.add("endColumn=" + region.endColumn());
    }
    return place;
  }

  private static String word(Severity severity) {
    return severity == Severity.NOTE ? "notice" : severity.word();
  }

  private static String property(String name, String value) {
    return name + "=" + escaped(value).replace(":", "%3A").replace(",", "%2C");
  }

  private static String escaped(String text) {
    return Printable.lines(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"));
  }
}
