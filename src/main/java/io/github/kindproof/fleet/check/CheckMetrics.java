package io.github.kindproof.fleet.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The result as Prometheus reads it, for example through node_exporter's folder of text files.
 * Pure.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">the format</a>
 */
public final class CheckMetrics {
  private CheckMetrics() {}

  /** The whole text. */
  public static String of(FleetResult result) {
    List<String> lines = new ArrayList<>();
    family(
        lines,
        "kindproof_node_answered",
        "Whether the node answered.",
        result.answers(),
        NodeAnswer::node,
        answer -> answer instanceof NodeAnswer.Looked ? 1 : 0);
    of(
        lines,
        result,
        "kindproof_node_seccomp_default",
        "Whether containers that ask for no profile are filtered.",
        look -> look.filtersByDefault() ? 1 : 0);
    of(
        lines,
        result,
        "kindproof_node_contradicts_itself",
        "Whether the kubelet's settings say otherwise.",
        look -> look.contradictsItself() ? 1 : 0);
    of(
        lines,
        result,
        "kindproof_node_blocked_calls",
        "How many calls such a container is refused.",
        look -> look.blocked().size());
    if (result.looked().stream().anyMatch(node -> node.look().wanted().isPresent())) {
      of(
          lines,
          result,
          "kindproof_node_wanted_profile_starts",
          "Whether a container starts under the wanted profile.",
          look -> look.wanted().map(WantedProfile::starts).orElse(false) ? 1 : 0);
    }
    lines.add("# HELP kindproof_check_time_seconds When the check began.");
    lines.add("# TYPE kindproof_check_time_seconds gauge");
    lines.add("kindproof_check_time_seconds " + result.began().getEpochSecond());
    return String.join("\n", lines) + "\n";
  }

  private static void of(
      List<String> lines,
      FleetResult result,
      String name,
      String help,
      Function<NodeLook, Integer> value) {
    family(
        lines,
        name,
        help,
        result.looked(),
        NodeAnswer.Looked::node,
        node -> value.apply(node.look()));
  }

  private static <T extends NodeAnswer> void family(
      List<String> lines,
      String name,
      String help,
      List<T> nodes,
      Function<T, String> node,
      Function<T, Integer> value) {
    lines.add("# HELP " + name + " " + help);
    lines.add("# TYPE " + name + " gauge");
    for (T each : nodes) {
      lines.add(name + "{node=\"" + escaped(node.apply(each)) + "\"} " + value.apply(each));
    }
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
