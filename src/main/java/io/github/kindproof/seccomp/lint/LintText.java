package io.github.kindproof.seccomp.lint;

import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.internal.progress.Style;
import io.github.kindproof.seccomp.file.Severity;

/** Prints findings for a person, one a line, as compilers do: editors jump to them. */
public final class LintText {
  private LintText() {}

  /** The lines, the last of which counts. */
  public static String of(LintReport report, Screen screen) {
    StringBuilder text = new StringBuilder();
    for (LintedFile file : report.files()) {
      for (LintFinding finding : file.findings()) {
        text.append(printable(finding.problem().span().in(file.file().toString())))
            .append(": ")
            .append(colored(finding.severity(), screen))
            .append(": ")
            .append(printable(finding.message()))
            .append(Style.DIM.of(" [" + finding.problem().kind().id() + "]", screen))
            .append('\n');
      }
    }
    return text.append(summary(report)).append('\n').toString();
  }

  private static String summary(LintReport report) {
    long mendable = report.mendable();
    return counted(report.files().size(), "file")
        + ": "
        + counted(report.count(Severity.ERROR), "error")
        + ", "
        + counted(report.count(Severity.WARNING), "warning")
        + ", "
        + counted(report.count(Severity.NOTE), "note")
        + (mendable == 0 ? "" : "; --fix mends " + mendable + " of them");
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String colored(Severity severity, Screen screen) {
    Style style =
        switch (severity) {
          case ERROR -> Style.RED;
          case WARNING -> Style.YELLOW;
          case NOTE -> Style.BOLD;
        };
    return style.of(severity.word(), screen);
  }

  /** Files come from anywhere: what would move a terminal's cursor is not printed. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
