package io.github.kindproof.upgrade.matrix.page;

import io.github.kindproof.Verdict;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.report.Html;
import io.github.kindproof.internal.report.HtmlTemplate;
import io.github.kindproof.internal.report.ReportPage;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Results as one HTML file without network access. The reader chooses rows and columns; each cell
 * opens its evidence. Its script draws the data in it; without scripts there is a plain table. Its
 * Content-Security-Policy allows nothing else to run or load.
 */
public final class MatrixPage {
  private MatrixPage() {}

  /**
   * Writes the page.
   *
   * @param folder the folder of the results, which contains the evidence
   */
  public static void write(Path file, MatrixResults results, Path folder) {
    WholeFile.write(file, page(results, folder));
  }

  static String page(MatrixResults results, Path folder) {
    String style =
        PackagedFile.text(ReportPage.class, "report.css")
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
            Map.entry("summary", String.join(", ", counts(results))),
            Map.entry("tally", tally(results)),
            Map.entry("startedIso", results.run().started().toString()),
            Map.entry("started", ReportPage.time(results.run().started())),
            Map.entry("pace", Html.escape(results.run().pace())),
            Map.entry("facts", ReportPage.facts(results.run().facts())),
            Map.entry("cells", data.cells(results.cells())),
            Map.entry("evidence", data.evidence(results.cells())),
            Map.entry("plain", plain(results.cells()))));
  }

  private static List<String> counts(MatrixResults results) {
    return verdicts(results).map(it -> it.counted(results.count(it))).toList();
  }

  private static String tally(MatrixResults results) {
    return verdicts(results)
        .map(
            it ->
                "<span class=\"chip %s\">%s</span>"
                    .formatted(it.token(), it.counted(results.count(it))))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<Verdict> verdicts(MatrixResults results) {
    return Stream.of(Verdict.values()).filter(it -> results.count(it) > 0);
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
