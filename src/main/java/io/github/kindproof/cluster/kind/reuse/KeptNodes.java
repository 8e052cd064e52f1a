package io.github.kindproof.cluster.kind.reuse;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.KeptNames;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.internal.engine.ContainerRemoval;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.json.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What is kept of a cluster's nodes just after its boot: an image of each root file system, and a
 * volume with a copy of {@code /var}. New nodes can be made from it at any time.
 *
 * @param containers the nodes
 * @param user the run that uses the cluster
 */
record KeptNodes(ClusterContainers containers, Owner user) {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private Docker docker() {
    return containers.docker();
  }

  /** Keep the nodes, which stand still meanwhile. */
  void keep() {
    containers.all("pause");
    try {
      containers.names(false).parallelStream().forEach(this::keep);
    } finally {
      containers.all("unpause");
    }
  }

  private void keep(String node) {
    run("commit", "--pause=false", node, image(node));
    copy(node, "/var/.", "/kept/");
  }

  /** Return whether all nodes are kept. */
  boolean isThere() {
    List<String> nodes = containers.names(false);
    return !nodes.isEmpty()
        && nodes.stream()
            .allMatch(
                it ->
                    docker().command("image", "inspect", image(it)).run().ok()
                        && docker().command("volume", "inspect", volume(it)).run().ok());
  }

  /**
   * Replace the nodes by new ones that are as they were; do not start them.
   *
   * @throws EnvironmentException if a node has settings that are not known here
   */
  void recreate() {
    Map<String, JsonNode> inspected = new TreeMap<>();
    containers.names(false).forEach(it -> inspected.put(it, inspect(it)));
    new ContainerRemoval(docker()).all(inspected.keySet());
    inspected.entrySet().parallelStream()
        .forEach(
            it -> {
              run(NodeArguments.of(it.getValue(), image(it.getKey())));
              copy(it.getKey(), "/kept/.", "/var/");
              List<String> unknown = NodeArguments.differences(it.getValue(), inspect(it.getKey()));
              if (!unknown.isEmpty()) {
                throw new EnvironmentException(
                    it.getKey() + " has settings that are not known: " + unknown,
                    "boot a new cluster");
              }
            });
  }

  private JsonNode inspect(String node) {
    return JsonText.parse(docker().command("inspect", node).output())
        .orElseThrow(() -> new EnvironmentException(node + " is gone", "boot a new cluster"))
        .path(0);
  }

  /** Copy between {@code /var} of a node and its volume, without what the node mounts there. */
  private void copy(String node, String from, String to) {
    run(
        "run",
        "--rm",
        "--label=" + Owner.LABEL + "=" + user.token(),
        "--entrypoint=cp",
        "--volume=" + NodeArguments.variable(inspect(node)) + ":/var",
        "--volume=" + volume(node) + ":/kept",
        image(node),
        "--archive",
        from,
        to);
  }

  private String image(String node) {
    return KeptNames.image(containers.cluster(), node);
  }

  private String volume(String node) {
    return KeptNames.volume(containers.cluster(), node);
  }

  private void run(String... arguments) {
    run(List.of(arguments));
  }

  private void run(List<String> arguments) {
    String unused = docker().command(arguments).withLimit(LIMIT).output();
  }
}
