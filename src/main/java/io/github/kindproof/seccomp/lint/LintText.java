package io.github.kindproof.seccomp.lint;

import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.internal.progress.ScreenText;
import io.github.kindproof.internal.progress.Style;
import io.github.kindproof.seccomp.file.Severity;

/** Findings as text, one per line like a compiler's, so that editors can jump to them. */
public final class LintText {
  private LintText() {}

  /** The findings, followed by a line that counts them. */
  public static String of(LintReport report, Screen screen) {
    StringBuilder text = new StringBuilder();
    for (LintedFile file : report.files()) {
      for (LintFinding finding : file.findings()) {
        text.append(ScreenText.message(finding.problem().span().in(file.file().toString())))
            .append(": ")
            .append(colored(finding.severity(), screen))
            .append(": ")
            .append(ScreenText.message(finding.message()))
            .append(Style.DIM.of(" [" + finding.problem().kind().id() + "]", screen))
            .append('\n');
      }
    }
    return text.append(summary(report)).append('\n').toString();
  }

  private static String summary(LintReport report) {
    long mendable = report.mendable();
    return Count.of(report.files().size(), "file")
        + ": "
        + Count.of(report.count(Severity.ERROR), "error")
        + ", "
        + Count.of(report.count(Severity.WARNING), "warning")
        + ", "
        + Count.of(report.count(Severity.NOTE), "note")
        + (mendable == 0 ? "" : "; --fix corrects " + mendable + " of them");
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
}
