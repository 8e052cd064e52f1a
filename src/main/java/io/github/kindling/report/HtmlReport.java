package io.github.kindling.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Results as one HTML file that needs no network: steps by Kubernetes versions, and behind each
 * cell its evidence. Its Content-Security-Policy lets nothing run or load but its own script.
 */
public final class HtmlReport {
  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HtmlReport() {}

  /** Writes the report. */
  public static void write(Path file, RunInfo run, List<StepResult> results) {
    WholeFile.write(file, page(run, results));
  }

  static String page(RunInfo run, List<StepResult> results) {
    String style = resource("report.css");
    String script = resource("report.js");
    Tally tally = new Tally(results);
    int notGood = tally.total() - tally.of(Verdict.AS_EXPECTED);
    return fill(
        resource("report.html"),
        Map.ofEntries(
            Map.entry("style", style),
            Map.entry("styleHash", sha256(style)),
            Map.entry("script", script),
            Map.entry("scriptHash", sha256(script)),
            Map.entry("title", Html.escape(run.title())),
            Map.entry("summary", Html.escape(tally.words())),
            Map.entry("tally", HtmlMatrix.tally(tally)),
            Map.entry("startedIso", run.started().toString()),
            Map.entry("started", STARTED.format(run.started())),
            Map.entry("facts", facts(run.facts())),
            Map.entry("notGood", Integer.toString(notGood)),
            Map.entry("filter", notGood == 0 ? "disabled" : ""),
            Map.entry("matrix", HtmlMatrix.of(ResultMatrix.of(results)))));
  }

  private static String facts(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(
            fact ->
                "<div><dt>%s</dt><dd>%s</dd></div>"
                    .formatted(Html.escape(fact.getKey()), Html.escape(fact.getValue())))
        .collect(Collectors.joining("\n"));
  }

  /** One pass: what was filled in is never looked at again, so that evidence may say {{script}}. */
  private static String fill(String template, Map<String, String> values) {
    return SLOT.matcher(template)
        .replaceAll(
            slot -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(slot.group(1)))));
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(stream, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
