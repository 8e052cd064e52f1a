package io.github.kindproof.fleet.check;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.report.Html;
import io.github.kindproof.internal.report.HtmlGroups;
import io.github.kindproof.internal.report.HtmlTemplate;
import io.github.kindproof.internal.report.ReportPage;
import io.github.kindproof.workload.probe.ProbeRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The result as one HTML file without network access or scripts. Pure. */
public final class CheckPage {
  private CheckPage() {}

  public static String of(FleetResult result) {
    String style = HtmlGroups.style() + PackagedFile.text(CheckPage.class, "check.css");
    return HtmlTemplate.fill(
        PackagedFile.text(CheckPage.class, "check.html"),
        Map.of(
            "style", style,
            "styleHash", HtmlTemplate.hash(style),
            "context", Html.escape(result.context()),
            "verdict", Html.escape(CheckText.verdict(result)),
            "state", result.isGood() ? "good" : "bad",
            "server", Html.escape(result.server()),
            "began", ReportPage.time(result.began()),
            "pace", Html.escape(CheckText.pace(result)),
            "sections", sections(result)));
  }

  private static String sections(FleetResult result) {
    Map<Boolean, List<NodeGroup>> groups =
        result.groups().stream()
            .collect(Collectors.partitioningBy(group -> group.differences().isEmpty()));
    List<NodeGroup> odd = Objects.requireNonNull(groups.get(false));
    List<NodeGroup> most = Objects.requireNonNull(groups.get(true));
    return HtmlGroups.section(
            "No answer",
            result.notLooked().stream()
                .map(node -> HtmlGroups.plain("unseen", node.node(), node.why()))
                .collect(Collectors.joining()))
        + HtmlGroups.section(
            "Different from the rest",
            odd.stream().map(group -> group(group, "bad")).collect(Collectors.joining()))
        + HtmlGroups.section(
            "Notes",
            CheckText.remarks(result).entrySet().stream()
                .map(
                    each ->
                        HtmlGroups.plain("other", CheckText.names(each.getValue()), each.getKey()))
                .collect(Collectors.joining()))
        + HtmlGroups.section(
            odd.isEmpty() ? "All alike" : "The rest",
            most.stream().map(group -> group(group, "good")).collect(Collectors.joining()));
  }

  private static String group(NodeGroup group, String state) {
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
            String.join("", facts(group.look())));
  }

  private static List<String> facts(NodeLook look) {
    List<String> rows = new ArrayList<>();
    rows.add(row("kubelet", look.facts().kubelet()));
    rows.add(row("runtime", look.facts().runtime()));
    rows.add(row("kernel", look.facts().kernel() + ", " + look.facts().architecture()));
    rows.add(row("system", look.facts().system()));
    rows.add(row("without a profile", CheckText.byDefault(look)));
    look.saysSo().ifPresent(said -> rows.add(row("kubelet's settings", "seccompDefault: " + said)));
    rows.add(row("denied by default", calls(look.blocked())));
    rows.add(row("denied under RuntimeDefault", calls(look.blockedByRuntimeDefault())));
    look.wanted()
        .ifPresent(
            wanted ->
                rows.add(
                    row(
                        "given profile",
                        wanted.starts() ? "a container starts" : wanted.message())));
    look.profiles()
        .ifPresent(files -> files.forEach((name, hash) -> rows.add(row("profile " + name, hash))));
    return rows;
  }

  private static String calls(SortedSet<String> calls) {
    return calls.isEmpty() ? "nothing" : calls.size() + ": " + ProbeRows.joined(calls, ", ");
  }

  private static String row(String name, String value) {
    return "<tr><th>%s</th><td>%s</td></tr>\n".formatted(Html.escape(name), Html.escape(value));
  }
}
