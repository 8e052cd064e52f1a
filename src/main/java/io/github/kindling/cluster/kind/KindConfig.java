package io.github.kindling.cluster.kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.kindling.failure.BadInput;
import io.github.kindling.yaml.YamlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind config, read only to refuse early what kind would refuse late; kind gets the file itself.
 *
 * @param file the file, as it was named
 * @param text its whole text
 * @param nodes how many nodes it asks for, at least 1
 * @param mounts what is mounted on nodes from the host
 */
public record KindConfig(Path file, String text, int nodes, List<ExtraMount> mounts) {
  private static final String API_VERSION = "kind.x-k8s.io/v1alpha4";
  private static final YAMLMapper YAML = new YAMLMapper();

  public KindConfig {
    mounts = List.copyOf(mounts);
  }

  /**
   * One of {@code extraMounts}.
   *
   * @param hostPath the folder or file, an absolute path
   * @param containerPath where nodes have it
   */
  public record ExtraMount(Path hostPath, String containerPath) {}

  /**
   * Reads a config.
   *
   * @param root the folder from which relative host paths count
   * @throws BadInput if it is missing, no YAML, of another API version, or mounts what is not there
   */
  public static KindConfig read(Path file, Path root) {
    String text = textOf(file);
    JsonNode tree = parse(file, text);
    if (!tree.path("kind").asText().equals("Cluster")) {
      throw BadInput.at(file, line(text, "kind:"), "no kind config", "begin with `kind: Cluster`");
    }
    String apiVersion = tree.path("apiVersion").asText();
    if (!apiVersion.equals(API_VERSION)) {
      throw BadInput.at(
          file,
          line(text, "apiVersion:"),
          "apiVersion is '" + apiVersion + "'",
          "use `apiVersion: " + API_VERSION + "`");
    }
    List<ExtraMount> mounts = new ArrayList<>();
    for (JsonNode node : tree.path("nodes")) {
      for (JsonNode mount : node.path("extraMounts")) {
        String hostPath = mount.path("hostPath").asText();
        Path resolved = root.resolve(hostPath).normalize();
        if (!Files.exists(resolved)) {
          throw BadInput.at(
              file,
              line(text, hostPath),
              "hostPath '" + hostPath + "' is not there (looked for " + resolved + ")",
              "create it, or run from the folder that has it");
        }
        mounts.add(new ExtraMount(resolved, mount.path("containerPath").asText()));
      }
    }
    return new KindConfig(file, text, Math.max(1, tree.path("nodes").size()), mounts);
  }

  private static String textOf(Path file) {
    if (Files.isDirectory(file)) {
      throw new BadInput(file.toString(), "is a folder", "name a kind config in it");
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BadInput(file.toString(), "cannot be read", "name a kind config that is there");
    }
  }

  private static JsonNode parse(Path file, String text) {
    try {
      JsonNode tree = YAML.readTree(text);
      if (tree.isObject()) {
        return tree;
      }
      throw BadInput.at(file, 1, "no YAML mapping", "write a kind config");
    } catch (JsonProcessingException e) {
      throw BadInput.at(
          file, YamlError.line(e), "no YAML: " + YamlError.words(e), "correct that line");
    }
  }

  private static int line(String text, String wanted) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(wanted)) {
        return i + 1;
      }
    }
    return 1;
  }
}
