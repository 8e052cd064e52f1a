package io.github.kindproof.cli;

import io.github.kindproof.lint.LintJson;
import io.github.kindproof.lint.LintReport;
import io.github.kindproof.lint.LintSarif;
import io.github.kindproof.lint.LintText;
import io.github.kindproof.progress.Screen;

/** How findings of lint are printed. */
enum LintFormat {
  TEXT,
  JSON,
  SARIF;

  String of(LintReport report, Screen screen) {
    return switch (this) {
      case TEXT -> LintText.of(report, screen);
      case JSON -> LintJson.of(report);
      case SARIF -> LintSarif.of(report, ProjectVersion.number());
    };
  }
}
