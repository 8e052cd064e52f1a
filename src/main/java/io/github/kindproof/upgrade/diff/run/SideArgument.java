package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.catalog.VersionSkew;
import io.github.kindproof.internal.report.ResultMapper;
import io.github.kindproof.upgrade.diff.MatrixSides;
import io.github.kindproof.upgrade.diff.Side;
import io.github.kindproof.upgrade.diff.SideJson;
import io.github.kindproof.upgrade.matrix.MatrixJson;
import io.github.kindproof.upgrade.matrix.run.EvidenceFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** An argument for one side of a diff. */
public sealed interface SideArgument {
  /**
   * A side to observe.
   *
   * @param node the version of the node that runs the pods; that of the control plane if empty
   */
  record Live(KubernetesVersion kubernetes, Optional<KubernetesVersion> node, NodeRuntime runtime)
      implements SideArgument {
    @Override
    public String toString() {
      return versions() + (runtime.isOwn() ? "" : ", " + runtime);
    }

    /** The versions of all its nodes, the control plane first. */
    public List<KubernetesVersion> all() {
      return Stream.concat(Stream.of(kubernetes), node.stream()).toList();
    }

    /** For example {@code v1.37.0 over v1.36.4}. */
    String versions() {
      return kubernetes.version() + node.map(it -> " over " + it.version()).orElse("");
    }
  }

  /**
   * A side that was observed before.
   *
   * @param file saved by {@code kindproof diff} or {@code kindproof matrix}
   * @param wanted a pair in it, as {@code kubernetes[,runtime]}; empty if it has only one
   */
  record Saved(Path file, String wanted) implements SideArgument {
    /**
     * Reads it.
     *
     * @throws BadInputException if the file does not exist, has another schema, or has not exactly
     *     one such side
     */
    public Side side() {
      String schema = ResultMapper.schemaOf(JsonMapper.shared(), file, "name a saved side");
      if (!schema.startsWith("kindproof-matrix/")) {
        return SideJson.read(file);
      }
      EvidenceFolder evidence = new EvidenceFolder(file.resolveSibling("."));
      return MatrixSides.of(
          file, MatrixJson.read(file), wanted, cell -> DiffObservations.cut(evidence.read(cell)));
    }
  }

  /**
   * Parses {@code kubernetes[/node][,containerd][,runc][,libseccomp]}, {@code
   * kubernetes[/node],RUNTIME} with a name of {@code runtimes.yaml}, or {@code
   * FILE.json[@kubernetes[,containerd][,runc]]}.
   *
   * @param where the argument's name, for messages
   * @throws BadInputException if it is not a side, with the nearest version, or if Kubernetes does
   *     not support such a node below the control plane
   */
  static SideArgument parse(
      String where, String text, KubernetesVersions versions, NodeRuntimes runtimes) {
    int json = text.indexOf(".json");
    if (json >= 0) {
      int end = json + ".json".length();
      if (end < text.length() && text.charAt(end) != '@') {
        throw new BadInputException(
            where,
            "'" + text + "' is not a side",
            "write FILE.json@KUBERNETES[,CONTAINERD][,RUNC]");
      }
      return new Saved(
          Path.of(text.substring(0, end)), end < text.length() ? text.substring(end + 1) : "");
    }
    String[] parts = text.strip().split(",", -1);
    if (parts.length > 4 || parts[0].isBlank()) {
      throw new BadInputException(
          where,
          "'" + text + "' is not a side",
          "write KUBERNETES[/NODE][,CONTAINERD][,RUNC][,LIBSECCOMP], as 1.34,2.3,1.4 or 1.37/1.36,"
              + " or name a saved file");
    }
    String[] kubernetes = parts[0].split("/", 2);
    KubernetesVersion controlPlane = versions.get(kubernetes[0]);
    Optional<KubernetesVersion> node =
        kubernetes.length == 1 ? Optional.empty() : Optional.of(versions.get(kubernetes[1]));
    node.flatMap(it -> VersionSkew.violation(controlPlane, it))
        .ifPresent(
            rule -> {
              throw new BadInputException(
                  where, rule, "name an older version that it supports after the slash");
            });
    return new Live(controlPlane, node, runtime(where, parts, runtimes));
  }

  private static NodeRuntime runtime(String where, String[] parts, NodeRuntimes runtimes) {
    String containerd = parts.length > 1 ? parts[1].strip() : "";
    String oci = parts.length > 2 ? parts[2].strip() : "";
    String libseccomp = parts.length > 3 ? parts[3].strip() : "";
    Optional<NodeRuntime> entry =
        parts.length == 2
            ? runtimes.all().stream().filter(it -> it.name().equals(containerd)).findFirst()
            : Optional.empty();
    return entry.orElseGet(() -> runtimes.choose(where, containerd, oci, libseccomp));
  }
}
