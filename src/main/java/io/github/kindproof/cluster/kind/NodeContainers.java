package io.github.kindproof.cluster.kind;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.workload.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The containers of the nodes of kind clusters, as the engine shows them. */
record NodeContainers(Docker docker) {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Find why a node's container has exited, if one has. */
  Optional<Cause> ended(String clusterName) {
    return nodesOf(clusterName, "--filter", "status=exited").stream()
        .findFirst()
        .map(node -> NodeConsole.ofEnd(console(node), node));
  }

  /**
   * Find what the machine lacks in the words of a node's first process, which may be restarting.
   */
  Optional<Cause> shortage(String clusterName) {
    return nodesOf(clusterName).stream()
        .flatMap(node -> NodeConsole.shortage(console(node), node).stream())
        .findFirst();
  }

  /** Return a node's complete terminal output, the only place for its first process' messages. */
  String console(String node) {
    return docker.command("logs", node).withLimit(LIMIT).run().stdout();
  }

  /** Return the names of the cluster's node containers, even stopped ones unless filtered. */
  List<String> nodesOf(String clusterName, String... filter) {
    List<String> ps = new ArrayList<>(List.of("ps", "-a", "--format", "{{.Names}}"));
    ps.addAll(List.of("--filter", "label=io.x-k8s.kind.cluster=" + clusterName));
    ps.addAll(List.of(filter));
    ProcessResult result = docker.command(ps).withLimit(LIMIT).run();
    return result.stdout().lines().filter(line -> !line.isBlank()).sorted().toList();
  }
}
