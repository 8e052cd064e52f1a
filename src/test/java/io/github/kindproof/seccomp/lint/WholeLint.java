package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.progress.Screen;
import java.nio.file.Path;
import java.util.List;

/** Everything that lint does with a file: every rule, every format, and the fixes. */
public final class WholeLint {
  private static final Linter LINTER = new Linter(LintConfig.none());

  private WholeLint() {}

  /** Lint a file with this text. */
  public static void of(Path file, String text) {
    LintReport report = LINTER.look(List.of(file));
    LintText.of(report, new Screen(false, false, true));
    LintGitHub.of(report);
    LintJunit.of(report);
    for (String json :
        List.of(LintJson.of(report), LintGitLab.of(report), LintSarif.of(report, "1"))) {
      assertThat(JsonText.parse(json)).isPresent();
    }
    LINTER.mended(file, text);
  }
}
