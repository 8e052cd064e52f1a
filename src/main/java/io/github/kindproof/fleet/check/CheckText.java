package io.github.kindproof.fleet.check;

import io.github.kindproof.internal.progress.Count;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result as text, outliers first. Pure. */
public final class CheckText {
  private static final int NAMES_SHOWN = 10;

  private CheckText() {}

  public static List<String> of(FleetResult result) {
    List<String> lines = new ArrayList<>();
    int all = result.answers().size();
    for (NodeAnswer.NotLooked node : result.notLooked()) {
      lines.add("no answer   " + node.node() + ": " + node.why());
    }
    List<NodeGroup> groups = result.groups();
    for (NodeGroup group : groups) {
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

  /** Remarks, with the nodes that they apply to. */
  static Map<String, List<String>> remarks(FleetResult result) {
    Map<String, List<String>> nodes = new LinkedHashMap<>();
    for (NodeAnswer.Looked node : result.looked()) {
      node.remarks()
          .forEach(
              remark -> nodes.computeIfAbsent(remark, each -> new ArrayList<>()).add(node.node()));
    }
    return nodes;
  }

  /** For example {@code 212 nodes: 3 differ}. */
  static String verdict(FleetResult result) {
    if (result.isGood()) {
      return "all " + result.answers().size() + " nodes alike";
    }
    int silent = result.notLooked().size();
    int odd =
        result.groups().stream()
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
        ? "all nodes alike, but not as required"
        : Count.of(result.answers().size(), "node") + ": " + String.join(", ", words);
  }

  static String pace(FleetResult result) {
    String again =
        result.askedAgain() == 0
            ? ""
            : ", %d of them repeated because the server was busy".formatted(result.askedAgain());
    return "%.1f s, %d requests%s"
        .formatted(result.took().toMillis() / 1000.0, result.requests(), again);
  }

  static String byDefault(NodeLook look) {
    return look.filtersByDefault()
        ? "SeccompDefault: a container that names no profile is filtered"
        : "no SeccompDefault: a container that names no profile is not filtered";
  }

  private static List<String> most(NodeGroup group, int all) {
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
        "            %d syscalls denied by default, %d under RuntimeDefault"
            .formatted(look.blocked().size(), look.blockedByRuntimeDefault().size()));
    look.wanted()
        .ifPresent(
            wanted ->
                lines.add(
                    wanted.starts()
                        ? "            a container starts under the profile"
                        : "            no container starts under the profile: "
                            + wanted.message()));
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
