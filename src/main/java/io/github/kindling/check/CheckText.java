package io.github.kindling.check;

import java.util.ArrayList;
import java.util.List;

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
    for (NodeAnswer.Looked node : result.looked()) {
      node.remarks().forEach(remark -> lines.add("note        " + node.node() + ": " + remark));
    }
    if (!groups.isEmpty()) {
      lines.addAll(most(groups.get(groups.size() - 1), all));
    }
    lines.add(
        "%d nodes in %.1f s, %d requests"
            .formatted(all, result.took().toMillis() / 1000.0, result.requests()));
    return lines;
  }

  private static List<String> most(NodeGroups.Group group, int all) {
    NodeLook look = group.look();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d of %d nodes: %s"
            .formatted(
                group.nodes().size(),
                all,
                look.filtersByDefault()
                    ? "SeccompDefault; a container that asks for no profile is filtered"
                    : "no SeccompDefault: a container that asks for no profile is not filtered"));
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

  private static String names(List<String> nodes) {
    String some = String.join(", ", nodes.stream().limit(NAMES_SHOWN).toList());
    int more = nodes.size() - NAMES_SHOWN;
    return more > 0 ? some + " and " + more + " more" : some;
  }
}
