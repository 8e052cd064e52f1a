package io.github.kindproof.upgrade.seccompdefault;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.report.Html;
import io.github.kindproof.internal.report.HtmlGroups;
import io.github.kindproof.internal.report.HtmlTemplate;
import io.github.kindproof.internal.report.ReportPage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result as one HTML file without network access or scripts. Pure. */
public final class WouldBreakPage {
  private WouldBreakPage() {}

  /**
   * Return the whole page.
   *
   * @param profiles the folder that the profiles are written to
   */
  public static String of(WouldBreakResult result, Path profiles) {
    String style = HtmlGroups.style() + PackagedFile.text(WouldBreakPage.class, "would-break.css");
    return HtmlTemplate.fill(
        PackagedFile.text(WouldBreakPage.class, "would-break.html"),
        Map.of(
            "style", style,
            "styleHash", HtmlTemplate.hash(style),
            "where", Html.escape(result.where()),
            "verdict", Html.escape(WouldBreakText.summary(result)),
            "state", result.isGood() ? "good" : "bad",
            "node", Html.escape(WouldBreakText.node(result)),
            "began", ReportPage.time(result.began()),
            "sections", sections(result, profiles)));
  }

  private static String sections(WouldBreakResult result, Path profiles) {
    return section("Would break", "bad", result, Verdict.Breaks.class, profiles)
        + section("Not observed", "unseen", result, Verdict.NotObserved.class, profiles)
        + section("Undecided", "unseen", result, Verdict.Undecided.class, profiles)
        + notLookedAt(result, profiles)
        + section("Survive", "good", result, Verdict.Survives.class, profiles)
        + section("Nothing denied", "good", result, Verdict.NothingDenied.class, profiles)
        + section("Not affected", "good", result, Verdict.NotAffected.class, profiles);
  }

  private static String section(
      String title,
      String state,
      WouldBreakResult result,
      Class<? extends Verdict> verdict,
      Path profiles) {
    return HtmlGroups.section(
        title,
        result.with(verdict).stream()
            .map(each -> group(each, state, result, profiles))
            .collect(Collectors.joining()));
  }

  private static String notLookedAt(WouldBreakResult result, Path profiles) {
    Stream<String> workloads =
        result.with(Verdict.NotLookedAt.class).stream()
            .map(each -> group(each, "unseen", result, profiles));
    Stream<String> others =
        result.notLookedAt().stream()
            .map(each -> HtmlGroups.plain("unseen", each.what(), each.why()));
    Stream<String> withoutPods =
        result.otherObjects().isEmpty()
            ? Stream.empty()
            : Stream.of(
                HtmlGroups.plain("other", "Without pods", WouldBreakText.otherObjects(result)));
    return HtmlGroups.section(
        "Not looked at",
        Stream.of(workloads, others, withoutPods)
            .flatMap(each -> each)
            .collect(Collectors.joining()));
  }

  private static String group(
      WorkloadResult each, String state, WouldBreakResult result, Path profiles) {
    List<String> advice = WouldBreakText.advice(each, result, profiles);
    if (each.calls().isEmpty() && each.remarks().isEmpty() && advice.isEmpty()) {
      return HtmlGroups.plain(state, each.workload(), each.verdict().why());
    }
    Stream<String> calls =
        each.calls().stream()
            .map(call -> "<li>%s</li>\n".formatted(Html.escape(WouldBreakText.call(call))));
    Stream<String> more =
        Stream.concat(advice.stream(), each.remarks().stream().map(it -> "note: " + it))
            .map(line -> "<p>%s</p>\n".formatted(Html.escape(line)));
    return """
    <details class="group %s"%s><summary><span class="name">%s</span>%s</summary>
    <ul>
    %s</ul>
    %s</details>
    """
        .formatted(
            state,
            state.equals("bad") ? " open" : "",
            Html.escape(each.workload()),
            each.verdict().why().isEmpty() ? "" : ": " + Html.escape(each.verdict().why()),
            calls.collect(Collectors.joining()),
            more.collect(Collectors.joining()));
  }
}
