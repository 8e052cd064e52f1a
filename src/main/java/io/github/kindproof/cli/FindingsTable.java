package io.github.kindproof.cli;

import io.github.kindproof.internal.doctor.Finding;
import io.github.kindproof.internal.io.text.Printable;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.internal.progress.Style;
import java.util.List;
import java.util.Locale;

/** Findings as a table, with the remedies below. */
final class FindingsTable {
  private FindingsTable() {}

  static String of(List<Finding> findings, Screen screen) {
    int width = findings.stream().mapToInt(f -> f.subject().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      String level = finding.level().name().toLowerCase(Locale.ROOT);
      text.append(style(finding.level()).of(level, screen))
          .append(" ".repeat(9 - level.length()))
          .append(finding.subject())
          .append(" ".repeat(width + 2 - finding.subject().length()))
          .append(Printable.line(finding.detail()))
          .append('\n');
      if (!finding.remedy().isEmpty()) {
        text.append(" ".repeat(width + 11))
            .append("→ ")
            .append(Printable.line(finding.remedy()))
            .append('\n');
      }
    }
    return screen.unicode() ? text.toString() : text.toString().replace("→", "->");
  }

  private static Style style(Finding.Level level) {
    return switch (level) {
      case OK -> Style.GREEN;
      case WARNING -> Style.YELLOW;
      case PROBLEM -> Style.RED;
    };
  }
}
