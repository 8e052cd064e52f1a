package io.github.kindproof.internal.report;

import io.github.kindproof.Evidence;
import io.github.kindproof.Verdict;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Seconds;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The matrix of steps by versions in HTML; each step has a panel per cell. */
final class HtmlStepTable {
  private HtmlStepTable() {}

  static String of(StepTable matrix) {
    if (matrix.rows().isEmpty()) {
      return "<p class=\"nothing\">No step was run.</p>";
    }
    String head =
        matrix.versions().stream()
            .map(version -> "<th scope=\"col\">" + Html.escape(version) + "</th>")
            .collect(Collectors.joining());
    String steps = matrix.rows().stream().map(HtmlStepTable::row).collect(Collectors.joining());
    return """
    <div class="matrix" tabindex="0" role="region" aria-label="Steps by Kubernetes version">
    <table>
    <thead><tr><th scope="col">Step</th>%s</tr></thead>
    %s</table>
    </div>
    """
        .formatted(head, steps);
  }

  static String tally(Tally tally) {
    return List.of(Verdict.values()).stream()
        .filter(verdict -> tally.of(verdict) > 0)
        .map(verdict -> chip(verdict, verdict.counted(tally.of(verdict))))
        .collect(Collectors.joining("\n"));
  }

  private static String row(StepTable.Row row) {
    String cells = row.cells().stream().map(HtmlStepTable::cell).collect(Collectors.joining());
    String panels =
        row.cells().stream()
            .filter(cell -> !cell.results().isEmpty())
            .map(cell -> panel(cell, row.cells().size() + 1))
            .collect(Collectors.joining());
    return """
    <tbody class="step %s">
    <tr><th scope="row"><div class="label"><span class="number">%s</span>\
    <span class="name">%s%s</span></div></th>%s</tr>
    %s</tbody>
    """
        .formatted(
            row.isGood() ? "good" : "bad",
            Html.escape(row.step()),
            Html.escape(row.title()),
            expected(row),
            cells,
            panels);
  }

  /** The expectation, if it is the same on all versions. */
  private static String expected(StepTable.Row row) {
    List<String> expected =
        row.cells().stream()
            .flatMap(cell -> cell.results().stream())
            .map(StepResult::expected)
            .distinct()
            .toList();
    return expected.size() == 1
        ? "<span class=\"expected\">%s</span>".formatted(Html.escape(expected.get(0)))
        : "";
  }

  private static String cell(StepTable.Cell cell) {
    return cell.worst()
        .map(
            worst ->
                """
                <td><button type="button" class="cell %s" aria-expanded="true" \
                aria-controls="%s"><span class="version">%s</span>%s\
                <span class="observed">%s</span></button></td>
                """
                    .formatted(
                        worst.verdict().token(),
                        id(worst),
                        Html.escape(cell.version()),
                        chip(worst.verdict(), worst.verdict().word()),
                        Html.escape(said(worst))))
        .orElse(
            "<td class=\"none\"><span class=\"version\">%s</span>not part of it</td>\n"
                .formatted(Html.escape(cell.version())));
  }

  /** The observation, or the reason if there is none. */
  private static String said(StepResult result) {
    return result.observed().isBlank() ? result.cause() : result.observed();
  }

  private static String panel(StepTable.Cell cell, int columns) {
    String results =
        cell.results().stream().map(HtmlStepTable::result).collect(Collectors.joining());
    return """
    <tr class="panel" id="%s"><td colspan="%d"><div class="sheet">
    %s</div></td></tr>
    """
        .formatted(id(cell.results().get(0)), columns, results);
  }

  private static String result(StepResult result) {
    StringBuilder out = new StringBuilder();
    out.append(
        "<section class=\"%s\">\n<h2>Step %s on %s %s</h2>\n<dl>\n"
            .formatted(
                result.verdict().token(),
                Html.escape(result.step()),
                Html.escape(result.kubernetes()),
                chip(result.verdict(), result.verdict().word())));
    out.append(term("Expected", result.expected()));
    out.append(term("Observed", result.observed()));
    out.append(result.cause().isBlank() ? "" : term("Cause", result.cause()));
    out.append(term("Took", Seconds.of(result.took()))).append("</dl>\n");
    String open = " open";
    for (Evidence evidence : result.evidence()) {
      out.append(evidence(evidence, open));
      open = "";
    }
    return out.append("</section>\n").toString();
  }

  private static String term(String name, String text) {
    return "<div><dt>%s</dt><dd class=\"%s\">%s</dd></div>\n"
        .formatted(name, name.toLowerCase(Locale.ROOT), Html.escape(text));
  }

  private static String evidence(Evidence evidence, String open) {
    String text = evidence.text().replace("\r\n", "\n").stripTrailing();
    long lines = text.lines().count();
    return """
    <details%s><summary>%s <span class="size">%s</span></summary>
    <pre tabindex="0">
    %s</pre></details>
    """
        .formatted(
            open,
            Html.escape(evidence.title()),
            lines == 0 ? "empty" : Count.of(lines, "line"),
            Html.escape(text));
  }

  private static String chip(Verdict verdict, String words) {
    return "<span class=\"chip %s\"><span aria-hidden=\"true\">%s</span> %s</span>"
        .formatted(verdict.token(), mark(verdict), words);
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case AS_EXPECTED -> "✓";
      case DIFFERS -> "✗";
      case NOT_OBSERVED -> "?";
      case NOT_APPLICABLE -> "–";
    };
  }

  private static String id(StepResult result) {
    return Html.id("step", result.step(), result.kubernetes());
  }
}
