package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The container runtimes of the nodes: options of several commands. */
final class RuntimeOptions {
  private static final String RUNTIME = "--runtime";
  private static final String CONTAINERD = "--containerd";
  private static final String RUNC = "--runc";
  private static final String LIBSECCOMP = "--libseccomp";

  @Option(
      names = RUNTIME,
      paramLabel = "NAME",
      split = ",",
      description = "Container runtimes in runtimes.yaml. Default: own, the node image's.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = CONTAINERD,
      paramLabel = "VERSION",
      description =
          "A containerd version or release line, for example 2.3. Can be combined with any --runc.")
  private @Nullable String containerd;

  @Option(
      names = RUNC,
      paramLabel = "VERSION",
      description = "A runc version or release line, for example 1.4, or crun or youki.")
  private @Nullable String runc;

  @Option(
      names = LIBSECCOMP,
      paramLabel = "VERSION",
      description =
          "The libseccomp version or release line that runc or youki is linked with, for example 2.6. "
              + "Default: that of the entry with this containerd and runc, or else 2.5.4.")
  private @Nullable String libseccomp;

  /** Whether a runtime is chosen, even if it is the node image's own. */
  boolean isGiven() {
    return !parts().isEmpty() || !names.isEmpty();
  }

  /** The options that name a part of a runtime, with their values. */
  private Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    put(parts, CONTAINERD, containerd);
    put(parts, RUNC, runc);
    put(parts, LIBSECCOMP, libseccomp);
    return parts;
  }

  private static void put(Map<String, String> parts, String option, @Nullable String value) {
    if (value != null) {
      parts.put(option, value);
    }
  }

  List<NodeRuntime> runtimes(NodeRuntimes known) {
    Map<String, String> parts = parts();
    if (!parts.isEmpty() && !names.isEmpty()) {
      throw new BadInputException(
          RUNTIME,
          "cannot be combined with --containerd, --runc or --libseccomp",
          "use one or the other");
    }
    if (!parts.isEmpty()) {
      return List.of(
          known.choose(
              String.join(", ", parts.keySet()),
              parts.getOrDefault(CONTAINERD, ""),
              parts.getOrDefault(RUNC, ""),
              parts.getOrDefault(LIBSECCOMP, "")));
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
