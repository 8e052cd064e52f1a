package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.internal.io.yaml.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The warnings about mounts that give a node something else, or in another place. */
record MountWarnings(KindConfig config, WarningList warnings) {
  private static final Path PROFILES = Path.of("/var/lib/kubelet/seccomp");

  void add() {
    List<YamlNode> nodes = config.tree().items("nodes");
    nodes.stream().flatMap(node -> node.items("extraMounts").stream()).forEach(this::check);
    boolean worker = nodes.stream().anyMatch(node -> node.text("role").equals("worker"));
    List<YamlNode> ofProfiles =
        nodes.stream()
            .flatMap(node -> node.items("extraMounts").stream().filter(MountWarnings::isOfProfiles))
            .toList();
    boolean onWorker =
        nodes.stream()
            .filter(node -> node.text("role").equals("worker"))
            .flatMap(node -> node.items("extraMounts").stream())
            .anyMatch(MountWarnings::isOfProfiles);
    if (worker && !ofProfiles.isEmpty() && !onWorker) {
      warnings.add(
          ofProfiles.get(0).line(List.of("containerPath")),
          "only control planes mount these profiles, but pods run on workers",
          "mount them on the workers too");
    }
  }

  private void check(YamlNode mount) {
    String hostPath = mount.text("hostPath");
    Path host = config.root().resolve(hostPath).normalize();
    if (!Files.exists(host)) {
      warnings.add(
          mount.line(List.of("hostPath")),
          "hostPath '%s' does not exist (%s), so nodes get an empty folder in its place"
              .formatted(hostPath, host),
          "create it, or run from the folder that has it");
    }
    String containerPath = mount.text("containerPath");
    if (!containerPath.startsWith("/")) {
      warnings.add(
          mount.line(List.of("containerPath")),
          "the container engine rejects containerPath '" + containerPath + "'",
          "write a path that begins with /");
    } else if (!isOfProfiles(mount) && holdsProfiles(host)) {
      warnings.add(
          mount.line(List.of("containerPath")),
          "pods cannot use seccomp profiles in '%s': kubelets look below %s"
              .formatted(containerPath, PROFILES),
          "mount them below " + PROFILES);
    }
  }

  private static boolean isOfProfiles(YamlNode mount) {
    Path path = Path.of("/").resolve(mount.text("containerPath")).normalize();
    return path.startsWith(PROFILES) || PROFILES.startsWith(path);
  }

  private static boolean holdsProfiles(Path host) {
    if (!Files.isDirectory(host)) {
      return isProfile(host);
    }
    try (Stream<Path> files = Files.list(host)) {
      return files.anyMatch(MountWarnings::isProfile);
    } catch (IOException e) {
      return false; // without the right to read it, nothing can be said
    }
  }

  private static boolean isProfile(Path file) {
    if (!file.toString().endsWith(".json") || !Files.isReadable(file)) {
      return false;
    }
    try {
      return Files.readString(file).contains("\"defaultAction\"");
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }
}
