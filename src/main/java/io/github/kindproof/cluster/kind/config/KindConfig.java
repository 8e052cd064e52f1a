package io.github.kindproof.cluster.kind.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.file.TextFile;
import io.github.kindproof.internal.io.yaml.YamlNode;
import io.github.kindproof.workload.MountedProfiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
  private static final int LARGEST = 16 << 20;
  private static final Pattern BRACES = Pattern.compile("\\{\\{.*?(}}|$)");
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

  /**
   * Read a config.
   *
   * @param root the folder against which relative host paths are resolved
   * @throws BadInputException if it is missing, a template, not YAML, or of another API version
   */
  public static KindConfig read(Path file, Path root) {
    return of(file, textOf(file), root);
  }

  /**
   * Read a config from a stream, such as the standard input.
   *
   * @param root the folder against which relative host paths are resolved
   * @throws BadInputException as for a file
   */
  public static KindConfig read(InputStream stream, Path root) {
    try {
      byte[] bytes = stream.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new BadInputException(
            "stdin", "has more than " + LARGEST + " bytes", "give a kind config");
      }
      return of(Path.of("stdin"), new String(bytes, UTF_8), root);
    } catch (IOException e) {
      throw new BadInputException("stdin", "cannot be read", "give a kind config");
    }
  }

  private static KindConfig of(Path file, String text, Path root) {
    checkTemplate(file, text);
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
          apiVersion.isEmpty() ? "no apiVersion" : "apiVersion is '" + apiVersion + "'",
          "use `apiVersion: " + API_VERSION + "`");
    }
    return new KindConfig(file, root, text, tree, count(tree.items("nodes")));
  }

  /** Return the seccomp profiles that any of its nodes mounts. */
  public MountedProfiles mountedProfiles() {
    return new MountedProfiles(
        tree.items("nodes").stream()
            .flatMap(node -> node.items("extraMounts").stream())
            .flatMap(mount -> mountOfProfiles(mount).stream())
            .collect(Collectors.toSet()));
  }

  private Optional<MountedProfiles.Mount> mountOfProfiles(YamlNode mount) {
    Path here = root.resolve(mount.text("hostPath")).normalize();
    return MountedProfiles.Mount.of(here, mount.text("containerPath"));
  }

  /** Count the nodes: kind makes one by default, and a node without a role has a control plane. */
  private static NodeCount count(List<YamlNode> nodes) {
    int workers = (int) nodes.stream().filter(node -> node.text("role").equals("worker")).count();
    return new NodeCount(Math.max(1, nodes.size()) - workers, workers);
  }

  /** Reject a template: its braces are a mapping in YAML, or text, but never what is meant. */
  private static void checkTemplate(Path file, String text) {
    List<String> lines = text.lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      Matcher braces = BRACES.matcher(COMMENT.matcher(lines.get(at)).replaceFirst(""));
      if (braces.find()) {
        throw BadInputException.at(
            file,
            at + 1,
            "is a template, not a kind config: " + braces.group(),
            "render it first, for example with `helm template`, and give the result");
      }
    }
  }

  private static String textOf(Path file) {
    if (Files.isDirectory(file)) {
      throw new BadInputException(file.toString(), "is a folder", "name a kind config in it");
    }
    try {
      return TextFile.read(file);
    } catch (IOException e) {
      throw new BadInputException(
          file.toString(), "cannot be read: " + IoReason.of(e), "name an existing kind config");
    }
  }

  private static int line(YamlNode mapping, String key) {
    return mapping.get(key).orElse(mapping).line();
  }
}
