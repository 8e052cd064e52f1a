package io.github.kindproof.internal.report;

import io.github.kindproof.Verdict;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Results as one HTML file that needs no network: steps by Kubernetes versions, with the evidence
 * behind each cell. Its Content-Security-Policy allows only its own script.
 */
public final class ReportPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ReportPage() {}

  public static void write(Path file, RunInfo run, List<StepResult> results) {
    WholeFile.write(file, of(run, results));
  }

  public static String of(RunInfo run, List<StepResult> results) {
    String style = PackagedFile.text(ReportPage.class, "report.css");
    String script = PackagedFile.text(ReportPage.class, "report.js");
    Tally tally = new Tally(results);
    int notGood = tally.of(Verdict.DIFFERS) + tally.of(Verdict.NOT_OBSERVED);
    return HtmlTemplate.fill(
        PackagedFile.text(ReportPage.class, "report.html"),
        Map.ofEntries(
            Map.entry("style", style),
            Map.entry("styleHash", HtmlTemplate.hash(style)),
            Map.entry("script", script),
            Map.entry("scriptHash", HtmlTemplate.hash(script)),
            Map.entry("title", Html.escape(run.title())),
            Map.entry("summary", Html.escape(tally.words())),
            Map.entry("tally", HtmlStepTable.tally(tally)),
            Map.entry("startedIso", run.started().toString()),
            Map.entry("started", time(run.started())),
            Map.entry("facts", facts(run.facts())),
            Map.entry("notGood", Integer.toString(notGood)),
            Map.entry("filter", notGood == 0 ? "disabled" : ""),
            Map.entry("matrix", HtmlStepTable.of(StepTable.of(results)))));
  }

  /** Renders a time in readable form. */
  public static String time(Instant time) {
    return TIME.format(time);
  }

  /** The items of a list with the class {@code facts}. */
  public static String facts(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(
            fact ->
                "<div><dt>%s</dt><dd>%s</dd></div>"
                    .formatted(Html.escape(fact.getKey()), Html.escape(fact.getValue())))
        .collect(Collectors.joining("\n"));
  }
}
