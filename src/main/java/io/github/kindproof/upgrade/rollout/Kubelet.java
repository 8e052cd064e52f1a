package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.cluster.kind.KubeletDiagnosis;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.workload.Cause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The kubelet of a running node: its configuration file, its process and its reports. */
final class Kubelet {
  /** The limit for a restart, which includes a stop that takes a busy kubelet some time. */
  private static final Duration UNIT_LIMIT = Duration.ofMinutes(2);

  private static final int SAME_ERROR_TIMES = 3;

  private final NodeShell node;
  private final KubernetesClient client;

  /**
   * @param client a client that does not retry by itself
   */
  Kubelet(NodeShell node, KubernetesClient client) {
    this.node = node;
    this.client = client;
  }

  String configuration() {
    byte[] bytes =
        node.readFile(KubeletConfigFile.PATH)
            .orElseThrow(
                () ->
                    new EnvironmentException(
                        "node " + node.container() + " has no " + KubeletConfigFile.PATH,
                        "check whether kubeadm set it up"));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Replace the text of its configuration file atomically; it is read at the next start. */
  void configure(String text) {
    String script =
        "cat > \"$1.new\" && chmod --reference=\"$1\" \"$1.new\" && mv \"$1.new\" \"$1\"";
    node.command("sh", "-c", script, "write", KubeletConfigFile.PATH).withInput(text).output();
  }

  /**
   * A start of the kubelet.
   *
   * @param invocation systemd's id of the start, different for each
   * @param cursor the place in the journal where its messages begin
   */
  record Start(String invocation, String cursor) {}

  /** Return the start that runs now, with the journal's cursor at this moment. */
  Start now() {
    String shown =
        node.command("journalctl", "--lines=1", "--show-cursor", "--output=cat", "--quiet")
            .output();
    String cursor =
        shown
            .lines()
            .filter(line -> line.startsWith("-- cursor: "))
            .map(line -> line.substring("-- cursor: ".length()))
            .reduce("", (before, line) -> line);
    return new Start(property("InvocationID"), cursor);
  }

  void systemctl(String... arguments) {
    node.command(Stream.concat(Stream.of("systemctl"), Stream.of(arguments)).toArray(String[]::new))
        .withLimit(UNIT_LIMIT)
        .output();
  }

  /** Return whether a process other than that start's runs. */
  boolean isAnotherThan(Start start) {
    return property("SubState").equals("running")
        && !property("InvocationID").equals(start.invocation());
  }

  /** Return why it will never run as configured, if its messages since then prove it. */
  Optional<Cause> refusalSince(Start start) {
    ProcessResult journal =
        node.run(
            "journalctl",
            "--unit=kubelet",
            "--after-cursor=" + start.cursor(),
            "--output=cat",
            "--no-pager");
    return KubeletDiagnosis.ofKubelet(journal.stdout(), node.container(), SAME_ERROR_TIMES);
  }

  /** Return the configuration of the running process; empty while it does not respond. */
  Optional<JsonNode> configz() {
    try {
      String text = client.raw("/api/v1/nodes/" + node.container() + "/proxy/configz");
      return Optional.ofNullable(text).flatMap(JsonText::parse).map(it -> it.path("kubeletconfig"));
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }

  private String property(String name) {
    return node.command("systemctl", "show", "kubelet", "--property=" + name, "--value")
        .output()
        .strip();
  }
}
