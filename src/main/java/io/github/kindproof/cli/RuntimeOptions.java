package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The container runtimes of the nodes: options of several commands. */
final class RuntimeOptions {
  private static final String RUNTIME = "--runtime";

  @Option(
      names = RUNTIME,
      paramLabel = "NAME",
      split = ",",
      description = "Container runtimes in runtimes.yaml. Default: own, the node image's.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--containerd",
      paramLabel = "VERSION",
      description =
          "A containerd version or release line, for example 2.3. Can be combined with any --runc.")
  private @Nullable String containerd;

  @Option(
      names = "--runc",
      paramLabel = "VERSION",
      description = "A runc version or release line, for example 1.4, or crun.")
  private @Nullable String runc;

  /** Whether a runtime is chosen, even if it is the node image's own. */
  boolean isGiven() {
    return containerd != null || runc != null || !names.isEmpty();
  }

  List<NodeRuntime> runtimes(NodeRuntimes known) {
    boolean pair = containerd != null || runc != null;
    if (pair && !names.isEmpty()) {
      throw new BadInputException(
          RUNTIME, "cannot be combined with --containerd or --runc", "use one or the other");
    }
    if (pair) {
      String where =
          runc == null ? "--containerd" : containerd == null ? "--runc" : "--containerd, --runc";
      return List.of(
          known.choose(where, containerd == null ? "" : containerd, runc == null ? "" : runc));
    }
    return names.isEmpty()
        ? List.of(NodeRuntime.own())
        : names.stream().map(known::get).distinct().toList();
  }

  /** The selected runtime, for commands that accept only one. */
  NodeRuntime runtime(NodeRuntimes known) {
    List<NodeRuntime> chosen = runtimes(known);
    if (chosen.size() > 1) {
      throw new BadInputException(RUNTIME, "only one can be used here", "specify one");
    }
    return chosen.get(0);
  }
}
