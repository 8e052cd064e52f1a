package io.github.kindproof.upgrade.matrix.page;

import io.github.kindproof.Verdict;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.report.Html;
import io.github.kindproof.internal.report.HtmlReport;
import io.github.kindproof.internal.report.HtmlTemplate;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Results as one HTML file that needs no network: rows and columns as the reader likes, and behind
 * each cell its evidence. What is drawn is drawn by its script from data that are in it; without
 * scripts there is a plain table. Its Content-Security-Policy lets nothing else run or load.
 */
public final class MatrixPage {
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private MatrixPage() {}

  /**
   * Writes the page.
   *
   * @param folder of the results, from which the paths of evidence count
   */
  public static void write(Path file, MatrixResults results, Path folder) {
    WholeFile.write(file, page(results, folder));
  }

  static String page(MatrixResults results, Path folder) {
    String style =
        PackagedFile.text(HtmlReport.class, "report.css")
            + PackagedFile.text(MatrixPage.class, "matrix.css");
    String script = PackagedFile.text(MatrixPage.class, "matrix.js");
    PageData data = new PageData(folder);
    return HtmlTemplate.fill(
        PackagedFile.text(MatrixPage.class, "matrix.html"),
        Map.ofEntries(
            Map.entry("style", style),
            Map.entry("styleHash", HtmlTemplate.hash(style)),
            Map.entry("script", script),
            Map.entry("scriptHash", HtmlTemplate.hash(script)),
            Map.entry("summary", Html.escape(String.join(", ", counts(results)))),
            Map.entry("tally", tally(results)),
            Map.entry("startedIso", results.run().started().toString()),
            Map.entry("started", STARTED.format(results.run().started())),
            Map.entry("pace", Html.escape(results.run().pace())),
            Map.entry("facts", facts(results.run().facts())),
            Map.entry("cells", data.cells(results.cells())),
            Map.entry("evidence", data.evidence(results.cells())),
            Map.entry("plain", plain(results.cells()))));
  }

  private static List<String> counts(MatrixResults results) {
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      int count = results.count(verdict);
      if (count > 0) {
        counts.add(verdict.counted(count));
      }
    }
    return counts;
  }

  private static String tally(MatrixResults results) {
    return List.of(Verdict.values()).stream()
        .filter(verdict -> results.count(verdict) > 0)
        .map(
            verdict ->
                "<span class=\"chip %s\">%s</span>"
                    .formatted(verdict.token(), verdict.counted(results.count(verdict))))
        .collect(Collectors.joining("\n"));
  }

  private static String facts(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(
            fact ->
                "<div><dt>%s</dt><dd>%s</dd></div>"
                    .formatted(Html.escape(fact.getKey()), Html.escape(fact.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private static String plain(List<CellResult> cells) {
    return cells.stream()
        .map(
            cell ->
                "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                    .formatted(
                        Html.escape(cell.cell().toString()),
                        cell.verdict().word(),
                        Html.escape(cell.expectedWords()),
                        Html.escape(cell.observedWords()),
                        Html.escape(cell.cause())))
        .collect(Collectors.joining("\n"));
  }
}
