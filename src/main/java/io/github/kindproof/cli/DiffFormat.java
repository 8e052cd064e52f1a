package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.upgrade.diff.DiffHtml;
import io.github.kindproof.upgrade.diff.DiffJson;
import io.github.kindproof.upgrade.diff.DiffMarkdown;
import io.github.kindproof.upgrade.diff.DiffText;
import io.github.kindproof.upgrade.diff.UpgradeDiff;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a diff is printed. */
enum DiffFormat {
  TEXT,
  JSON,
  MARKDOWN,
  HTML;

  String of(UpgradeDiff diff) {
    return switch (this) {
      case TEXT -> DiffText.of(diff, Screen.detect());
      case JSON -> DiffJson.of(diff);
      case MARKDOWN -> DiffMarkdown.of(diff);
      case HTML -> DiffHtml.of(diff);
    };
  }

  static DiffFormat of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "--format",
                    "there is no format '" + name + "'",
                    "choose one of "
                        + Arrays.stream(values())
                            .map(DiffFormat::word)
                            .collect(Collectors.joining(", "))));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
