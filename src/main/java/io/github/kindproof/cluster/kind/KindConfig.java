package io.github.kindproof.cluster.kind;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A kind config, read only to reject early what kind would reject late; kind gets the file itself.
 *
 * @param file the file, as it was named
 * @param root the folder against which relative host paths are resolved
 * @param text the complete text
 * @param tree the parsed text, each value with its line
 * @param nodes the number of requested nodes, at least one
 */
public record KindConfig(Path file, Path root, String text, YamlNode tree, NodeCount nodes) {
  private static final String API_VERSION = "kind.x-k8s.io/v1alpha4";

  /**
   * Read a config.
   *
   * @param root the folder against which relative host paths are resolved
   * @throws BadInputException if it is missing, not YAML, of another API version, or mounts a path
   *     that does not exist
   */
  public static KindConfig read(Path file, Path root) {
    String text = textOf(file);
    YamlNode tree =
        YamlNode.read(file, text).stream()
            .findFirst()
            .filter(YamlNode::isMapping)
            .orElseThrow(
                () -> BadInputException.at(file, 1, "not a YAML mapping", "write a kind config"));
    if (!tree.text("kind").equals("Cluster")) {
      throw BadInputException.at(
          file, line(tree, "kind"), "not a kind config", "begin with `kind: Cluster`");
    }
    String apiVersion = tree.text("apiVersion");
    if (!apiVersion.equals(API_VERSION)) {
      throw BadInputException.at(
          file,
          line(tree, "apiVersion"),
          "apiVersion is '" + apiVersion + "'",
          "use `apiVersion: " + API_VERSION + "`");
    }
    List<YamlNode> nodes = tree.items("nodes");
    nodes.stream()
        .flatMap(node -> node.items("extraMounts").stream())
        .forEach(mount -> checkMount(file, mount, root));
    return new KindConfig(file, root, text, tree, count(nodes));
  }

  /** Count the nodes: kind makes one by default, and a node without a role has a control plane. */
  private static NodeCount count(List<YamlNode> nodes) {
    int workers = (int) nodes.stream().filter(node -> node.text("role").equals("worker")).count();
    return new NodeCount(Math.max(1, nodes.size()) - workers, workers);
  }

  private static void checkMount(Path file, YamlNode mount, Path root) {
    String hostPath = mount.text("hostPath");
    Path resolved = root.resolve(hostPath).normalize();
    if (!Files.exists(resolved)) {
      throw BadInputException.at(
          file,
          line(mount, "hostPath"),
          "hostPath '" + hostPath + "' does not exist (" + resolved + ")",
          "create it, or run from the folder that has it");
    }
  }

  private static String textOf(Path file) {
    if (Files.isDirectory(file)) {
      throw new BadInputException(file.toString(), "is a folder", "name a kind config in it");
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BadInputException(
          file.toString(), "cannot be read", "name an existing kind config");
    }
  }

  private static int line(YamlNode mapping, String key) {
    return mapping.get(key).orElse(mapping).line();
  }
}
