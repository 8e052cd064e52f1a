package io.github.kindproof.fleet.check;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.report.Html;
import io.github.kindproof.internal.report.HtmlReport;
import io.github.kindproof.internal.report.HtmlTemplate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The result as one HTML file that needs neither network nor script. Pure. */
public final class CheckPage {
  private static final DateTimeFormatter BEGAN =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private CheckPage() {}

  /** The whole page. */
  public static String of(FleetResult result) {
    String style =
        PackagedFile.text(HtmlReport.class, "report.css")
            + PackagedFile.text(CheckPage.class, "check.css");
    return HtmlTemplate.fill(
        PackagedFile.text(CheckPage.class, "check.html"),
        Map.of(
            "style", style,
            "styleHash", HtmlTemplate.hash(style),
            "context", Html.escape(result.context()),
            "verdict", Html.escape(CheckText.verdict(result)),
            "state", result.isGood() ? "good" : "bad",
            "server", Html.escape(result.server()),
            "began", BEGAN.format(result.began()),
            "pace", Html.escape(CheckText.pace(result)),
            "sections", sections(result)));
  }

  private static String sections(FleetResult result) {
    List<NodeGroups.Group> groups = NodeGroups.of(result.looked()).groups();
    List<NodeGroups.Group> odd =
        groups.stream().filter(group -> !group.differences().isEmpty()).toList();
    List<NodeGroups.Group> most =
        groups.stream().filter(group -> group.differences().isEmpty()).toList();
    return section(
            "No answer",
            result.notLooked().stream()
                .map(node -> plain("unseen", node.node(), node.why()))
                .collect(Collectors.joining()))
        + section(
            "Different from the rest",
            odd.stream().map(group -> group(group, "bad")).collect(Collectors.joining()))
        + section(
            "To be known",
            CheckText.remarks(result).entrySet().stream()
                .map(each -> plain("other", CheckText.names(each.getValue()), each.getKey()))
                .collect(Collectors.joining()))
        + section(
            odd.isEmpty() ? "All alike" : "The rest",
            most.stream().map(group -> group(group, "good")).collect(Collectors.joining()));
  }

  private static String section(String title, String content) {
    return content.isEmpty()
        ? ""
        : """
        <section class="kind"><h2>%s</h2>
        <div class="groups">
        %s</div></section>
        """
            .formatted(title, content);
  }

  private static String plain(String state, String node, String words) {
    return "<p class=\"group plain %s\"><span class=\"name\">%s</span>: %s</p>\n"
        .formatted(state, Html.escape(node), Html.escape(words));
  }

  private static String group(NodeGroups.Group group, String state) {
    String name =
        group.nodes().size() == 1 ? group.nodes().get(0) : Count.of(group.nodes().size(), "node");
    String words =
        group.differences().isEmpty()
            ? CheckText.byDefault(group.look())
            : String.join("; ", group.differences());
    return """
    <details class="group %s"><summary><span class="name">%s</span>: %s</summary>
    <p>%s</p>
    <table>
    %s</table></details>
    """
        .formatted(
            state,
            Html.escape(name),
            Html.escape(words),
            Html.escape(String.join(", ", group.nodes())),
            facts(group.look()).stream().collect(Collectors.joining()));
  }

  private static List<String> facts(NodeLook look) {
    List<String> rows = new ArrayList<>();
    rows.add(row("kubelet", look.facts().kubelet()));
    rows.add(row("runtime", look.facts().runtime()));
    rows.add(row("kernel", look.facts().kernel() + ", " + look.facts().architecture()));
    rows.add(row("system", look.facts().system()));
    rows.add(row("without a profile", CheckText.byDefault(look)));
    look.saysSo().ifPresent(said -> rows.add(row("kubelet's settings", "seccompDefault: " + said)));
    rows.add(row("refused by default", calls(look.blocked())));
    rows.add(row("refused under RuntimeDefault", calls(look.blockedByRuntimeDefault())));
    look.wanted()
        .ifPresent(
            wanted ->
                rows.add(row("wanted profile", wanted.starts() ? "starts" : wanted.message())));
    look.profiles()
        .ifPresent(files -> files.forEach((name, hash) -> rows.add(row("profile " + name, hash))));
    return rows;
  }

  private static String calls(SortedSet<String> calls) {
    return calls.isEmpty() ? "nothing" : calls.size() + ": " + String.join(", ", calls);
  }

  private static String row(String name, String value) {
    return "<tr><th>%s</th><td>%s</td></tr>\n".formatted(Html.escape(name), Html.escape(value));
  }
}
