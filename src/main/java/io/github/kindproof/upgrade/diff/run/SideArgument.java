package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import java.nio.file.Path;
import java.util.Optional;

/** One side of a diff, as somebody asks for it. */
public sealed interface SideArgument {
  /** To be looked at on real clusters. */
  record Live(KubernetesVersion kubernetes, NodeRuntime runtime) implements SideArgument {
    @Override
    public String toString() {
      return kubernetes.version() + (runtime.isOwn() ? "" : ", " + runtime);
    }
  }

  /**
   * Looked at before.
   *
   * @param file what {@code kindproof diff} or {@code kindproof matrix} saved
   * @param wanted which of the pairs in it, as {@code kubernetes[,containerd][,runc]}; empty where
   *     it has but one
   */
  record Saved(Path file, String wanted) implements SideArgument {}

  /**
   * Reads {@code kubernetes[,containerd][,runc]}, {@code kubernetes,RUNTIME} with a name of {@code
   * runtimes.yaml}, or {@code FILE.json[@kubernetes[,containerd][,runc]]}.
   *
   * @param where the argument's name, for messages
   * @throws BadInputException if it is none; it offers the nearest version
   */
  static SideArgument parse(
      String where, String text, KubernetesVersions versions, NodeRuntimes runtimes) {
    int json = text.indexOf(".json");
    if (json >= 0) {
      int end = json + ".json".length();
      if (end < text.length() && text.charAt(end) != '@') {
        throw new BadInputException(
            where, "'" + text + "' is no side", "write FILE.json@KUBERNETES[,CONTAINERD][,RUNC]");
      }
      return new Saved(
          Path.of(text.substring(0, end)), end < text.length() ? text.substring(end + 1) : "");
    }
    String[] parts = text.strip().split(",", -1);
    if (parts.length > 3 || parts[0].isBlank()) {
      throw new BadInputException(
          where,
          "'" + text + "' is no side",
          "write KUBERNETES[,CONTAINERD][,RUNC], as 1.34,2.3,1.4, or name a saved file");
    }
    return new Live(versions.get(parts[0]), runtime(where, parts, runtimes));
  }

  private static NodeRuntime runtime(String where, String[] parts, NodeRuntimes runtimes) {
    String containerd = parts.length > 1 ? parts[1].strip() : "";
    String oci = parts.length > 2 ? parts[2].strip() : "";
    Optional<NodeRuntime> entry =
        parts.length == 2
            ? runtimes.all().stream().filter(it -> it.name().equals(containerd)).findFirst()
            : Optional.empty();
    return entry.orElseGet(() -> runtimes.choose(where, containerd, oci));
  }
}
