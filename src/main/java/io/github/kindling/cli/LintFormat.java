package io.github.kindling.cli;

import io.github.kindling.lint.LintJson;
import io.github.kindling.lint.LintReport;
import io.github.kindling.lint.LintSarif;
import io.github.kindling.lint.LintText;
import io.github.kindling.progress.Screen;

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
