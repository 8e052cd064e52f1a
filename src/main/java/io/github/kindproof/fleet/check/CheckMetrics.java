package io.github.kindproof.fleet.check;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The result in the format of Prometheus, for example for node_exporter's folder of text files.
 * Pure.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">the format</a>
 */
public final class CheckMetrics {
  private final FleetResult result;
  private final StringBuilder text = new StringBuilder();

  private CheckMetrics(FleetResult result) {
    this.result = result;
  }

  public static String of(FleetResult result) {
    CheckMetrics metrics = new CheckMetrics(result);
    metrics.write();
    return metrics.text.toString();
  }

  private void write() {
    family(
        "kindproof_node_answered",
        "Whether the node answered.",
        result.answers(),
        answer -> answer instanceof NodeAnswer.Looked ? 1 : 0);
    ofLooks(
        "kindproof_node_seccomp_default",
        "Whether containers that name no profile are filtered.",
        look -> look.filtersByDefault() ? 1 : 0);
    ofLooks(
        "kindproof_node_contradicts_itself",
        "Whether the kubelet's settings promise a filter that such containers do not have.",
        look -> look.contradictsItself() ? 1 : 0);
    ofLooks(
        "kindproof_node_blocked_calls",
        "The number of syscalls denied to such a container.",
        look -> look.blocked().size());
    ofLooks(
        "kindproof_node_partial_denials",
        "The number of syscalls that RuntimeDefault denies by one way and not by another.",
        look -> look.partialDenials().size());
    if (result.looked().stream().anyMatch(node -> node.look().wanted().isPresent())) {
      ofLooks(
          "kindproof_node_wanted_profile_starts",
          "Whether a container starts under the given profile.",
          look -> look.wanted().map(WantedProfile::starts).orElse(false) ? 1 : 0);
    }
    head("kindproof_check_time_seconds", "The time at which the check began.");
    line("kindproof_check_time_seconds " + result.began().getEpochSecond());
  }

  private void ofLooks(String name, String help, ToIntFunction<NodeLook> value) {
    family(name, help, result.looked(), node -> value.applyAsInt(node.look()));
  }

  private <T extends NodeAnswer> void family(
      String name, String help, List<T> nodes, ToIntFunction<T> value) {
    head(name, help);
    nodes.forEach(
        node -> line(name + "{node=\"" + escaped(node.node()) + "\"} " + value.applyAsInt(node)));
  }

  private void head(String name, String help) {
    line("# HELP " + name + " " + help);
    line("# TYPE " + name + " gauge");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
