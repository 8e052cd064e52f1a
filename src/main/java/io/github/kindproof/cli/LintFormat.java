package io.github.kindproof.cli;

import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.seccomp.lint.LintJson;
import io.github.kindproof.seccomp.lint.LintReport;
import io.github.kindproof.seccomp.lint.LintSarif;
import io.github.kindproof.seccomp.lint.LintText;

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
