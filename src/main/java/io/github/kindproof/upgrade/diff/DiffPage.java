package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Evidence;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.report.Html;
import io.github.kindproof.internal.report.HtmlTemplate;
import io.github.kindproof.internal.report.ReportPage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** A diff as one HTML file without network access or scripts: each change opens its evidence. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DiffPage {
  private DiffPage() {}

  /** Return the whole page. */
  public static String of(UpgradeDiff diff) {
    String style =
        PackagedFile.text(ReportPage.class, "report.css")
            + PackagedFile.text(DiffPage.class, "diff.css");
    String summary = diff.sentence();
    Map<String, String> values =
        Map.of(
            "style", style,
            "styleHash", HtmlTemplate.hash(style),
            "summary", Html.escape(summary),
            "verdict", diff.verdict().token(),
            "from", Html.escape(diff.from().toString()),
            "to", Html.escape(diff.to().toString()),
            "sections", sections(diff));
    return HtmlTemplate.fill(PackagedFile.text(DiffPage.class, "diff.html"), values);
  }

  private static String sections(UpgradeDiff diff) {
    StringBuilder out = new StringBuilder();
    for (ChangeKind kind : ChangeKind.values()) {
      List<ChangeGroup> groups = ChangeGroup.of(diff.changes(kind));
      String changes = groups.stream().map(DiffPage::change).collect(Collectors.joining());
      out.append(section(kind.title(), diff.changes(kind).size(), changes));
    }
    String unseen =
        diff.unseen().stream()
            .map(it -> plain("change plain unseen", it.what() + ": " + it.why()))
            .collect(Collectors.joining());
    out.append(section("Not observed", diff.unseen().size(), unseen));
    String warnings =
        diff.warnings().stream().map(it -> plain("change plain", it)).collect(Collectors.joining());
    out.append(section("Warnings", diff.warnings().size(), warnings));
    return out.isEmpty() ? "<p class=\"nothing\">Nothing changes.</p>" : out.toString();
  }

  private static String section(String title, int count, String content) {
    return count == 0
        ? ""
        : """
        <section class="kind"><h2>%s <span class="size">%d</span></h2>
        <div class="changes">
        %s</div></section>
        """
            .formatted(title, count, content);
  }

  private static String plain(String kind, String words) {
    return "<p class=\"%s\">%s</p>\n".formatted(kind, Html.escape(words));
  }

  private static String change(ChangeGroup group) {
    JudgedChange judged = group.first();
    Change change = judged.change();
    String because =
        change.because().isEmpty()
            ? ""
            : "<span class=\"because\">" + Html.escape(change.because()) + "</span>";
    String sides =
        group.changes().stream().map(it -> sides(it.change())).collect(Collectors.joining());
    return """
    <details class="change %s"%s><summary><span class="name">%s</span>: %s → %s%s%s</summary>
    %s</details>
    """
        .formatted(
            state(judged),
            judged.standsAgainst() && group.changes().size() == 1 ? " open" : "",
            Html.escape(group.name()),
            Html.escape(change.before()),
            Html.escape(change.after()),
            because,
            reason(judged),
            sides);
  }

  private static String reason(JudgedChange judged) {
    AllowedChange allowed = judged.allowed();
    return allowed == null
        ? ""
        : "<span class=\"reason\">accepted until %s: %s</span>"
            .formatted(allowed.until(), Html.escape(allowed.reason()));
  }

  private static String state(JudgedChange judged) {
    if (judged.standsAgainst()) {
      return "bad";
    }
    if (judged.allowed() != null) {
      return "accepted";
    }
    return judged.change().kind() == ChangeKind.BETTER ? "good" : "other";
  }

  private static String sides(Change change) {
    return change.from().isEmpty() && change.to().isEmpty()
        ? ""
        : "<div class=\"sides\">%s%s</div>\n"
            .formatted(side("Before", change.from()), side("After", change.to()));
  }

  private static String side(String title, List<Evidence> evidence) {
    String pieces =
        evidence.stream()
            .filter(it -> !it.text().isBlank())
            .map(
                it ->
                    "<h4>%s</h4><pre tabindex=\"0\">\n%s</pre>"
                        .formatted(Html.escape(it.title()), Html.escape(it.text().stripTrailing())))
            .collect(Collectors.joining());
    return "<div><h3>%s</h3>%s</div>".formatted(title, pieces);
  }
}
