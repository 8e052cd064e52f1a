package io.github.kindproof.fleet.check;

import io.github.kindproof.internal.progress.Count;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result for people: what is odd first. Pure. */
public final class CheckText {
  private static final int NAMES_SHOWN = 10;

  private CheckText() {}

  /** The lines. */
  public static List<String> of(FleetResult result) {
    List<String> lines = new ArrayList<>();
    int all = result.answers().size();
    for (NodeAnswer.NotLooked node : result.notLooked()) {
      lines.add("no answer   " + node.node() + ": " + node.why());
    }
    List<NodeGroups.Group> groups = NodeGroups.of(result.looked()).groups();
    for (NodeGroups.Group group : groups) {
      if (!group.differences().isEmpty()) {
        lines.add(
            "%d of %d nodes %s: %s"
                .formatted(
                    group.nodes().size(),
                    all,
                    group.nodes().size() == 1 ? "differs" : "differ",
                    String.join("; ", group.differences())));
        lines.add("            " + names(group.nodes()));
      }
    }
    remarks(result)
        .forEach((remark, nodes) -> lines.add("note        " + names(nodes) + ": " + remark));
    if (!groups.isEmpty()) {
      lines.addAll(most(groups.get(groups.size() - 1), all));
    }
    lines.add("%s in %s".formatted(Count.of(all, "node"), pace(result)));
    return lines;
  }

  /** What is to be known beside, with the nodes that it is true of. */
  static Map<String, List<String>> remarks(FleetResult result) {
    Map<String, List<String>> nodes = new LinkedHashMap<>();
    for (NodeAnswer.Looked node : result.looked()) {
      node.remarks()
          .forEach(
              remark -> nodes.computeIfAbsent(remark, each -> new ArrayList<>()).add(node.node()));
    }
    return nodes;
  }

  /** The result in a few words, for example {@code 3 of 212 nodes differ}. */
  static String verdict(FleetResult result) {
    if (result.isGood()) {
      return "all " + result.answers().size() + " nodes alike";
    }
    int silent = result.notLooked().size();
    int odd =
        NodeGroups.of(result.looked()).groups().stream()
            .filter(group -> !group.differences().isEmpty())
            .mapToInt(group -> group.nodes().size())
            .sum();
    List<String> words = new ArrayList<>();
    if (odd > 0) {
      words.add(odd + (odd == 1 ? " differs" : " differ"));
    }
    if (silent > 0) {
      words.add(silent + " did not answer");
    }
    return words.isEmpty()
        ? "alike, but not as wanted"
        : String.join(", ", words) + " of " + result.answers().size() + " nodes";
  }

  static String pace(FleetResult result) {
    String again =
        result.askedAgain() == 0
            ? ""
            : ", %d of them again as the server was busy".formatted(result.askedAgain());
    return "%.1f s, %d requests%s"
        .formatted(result.took().toMillis() / 1000.0, result.requests(), again);
  }

  static String byDefault(NodeLook look) {
    return look.filtersByDefault()
        ? "SeccompDefault: a container that asks for no profile is filtered"
        : "no SeccompDefault: a container that asks for no profile is not filtered";
  }

  private static List<String> most(NodeGroups.Group group, int all) {
    NodeLook look = group.look();
    List<String> lines = new ArrayList<>();
    lines.add("%d of %d nodes: %s".formatted(group.nodes().size(), all, byDefault(look)));
    lines.add("            " + names(group.nodes()));
    lines.add(
        "            kubelet %s, %s, Linux %s, %s"
            .formatted(
                look.facts().kubelet(),
                look.facts().runtime(),
                look.facts().kernel(),
                look.facts().system()));
    lines.add(
        "            refused: %d calls by default, %d under RuntimeDefault"
            .formatted(look.blocked().size(), look.blockedByRuntimeDefault().size()));
    look.wanted()
        .ifPresent(
            wanted ->
                lines.add(
                    "            the wanted profile "
                        + (wanted.starts() ? "starts" : "does not start: " + wanted.message())));
    look.profiles()
        .ifPresent(
            files ->
                files.forEach(
                    (name, hash) -> lines.add("            profile " + name + " " + hash)));
    return lines;
  }

  static String names(List<String> nodes) {
    String some = String.join(", ", nodes.stream().limit(NAMES_SHOWN).toList());
    int more = nodes.size() - NAMES_SHOWN;
    return more > 0 ? some + " and " + more + " more" : some;
  }
}
