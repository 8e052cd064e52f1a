package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.process.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** kind itself: reads configs, and tells what it writes for kubeadm on each node. */
final class KindReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Command command;
  private final StringBuilder input = new StringBuilder();

  /**
   * Create a reader.
   *
   * @param command the program of {@code src/test/images/kind-reader}
   */
  KindReader(Command command) {
    this.command = command;
  }

  /** Add a config; the answers have the same order. */
  void add(RandomConfigs.RandomConfig config) {
    var question = JSON.createObjectNode().put("config", config.text());
    config.versions().forEach(question.putArray("versions")::add);
    input.append(question).append('\n');
  }

  /**
   * An answer.
   *
   * @param error why kind ends; empty if it does not
   * @param nodes the configuration for kubeadm of each node
   */
  record Answer(String error, List<String> nodes) {}

  List<Answer> run() {
    ProcessResult result =
        command.withInput(input.toString()).withLimit(Duration.ofMinutes(5)).run();
    if (!result.ok()) {
      throw new IllegalStateException(result.stderr());
    }
    List<Answer> answers = new ArrayList<>();
    for (String line : result.stdout().lines().toList()) {
      JsonNode answer = JSON.readTree(line);
      List<String> nodes = new ArrayList<>();
      answer.path("nodes").forEach(node -> nodes.add(node.asString()));
      answers.add(new Answer(answer.path("error").asString(), nodes));
    }
    return answers;
  }
}
