package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.catalog.KubernetesVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads kind configs in a folder, and returns what is said of them.
 *
 * @param folder where relative paths begin too
 */
record WarnedConfigs(Path folder) {
  static final KubernetesVersions LISTED =
      KubernetesVersions.read(Path.of("kubernetes-versions.yaml"));
  private static final String HEAD = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";

  /**
   * Return the warnings, each as {@code LINE: WHAT; REMEDY}.
   *
   * @param text the config without kind and version, which are lines 1 and 2
   */
  List<String> warnings(String text, String version) throws IOException {
    return said(ConfigWarnings.of(config(text), LISTED.get(version)));
  }

  /** Return the warnings for the versions of the images in a config. */
  List<String> warningsByImage(String text) throws IOException {
    KindConfig config = config(text);
    return said(ConfigWarnings.of(config, NodeVersions.ofImages(config, LISTED)));
  }

  /** Return for which versions a config is checked. */
  String versions(String text) throws IOException {
    return NodeVersions.ofImages(config(text), LISTED).toString();
  }

  KindConfig config(String text) throws IOException {
    return KindConfig.read(Files.writeString(folder.resolve("kind.yaml"), HEAD + text), folder);
  }

  private static List<String> said(List<ConfigWarning> warnings) {
    return warnings.stream().map(it -> it.line() + ": " + it.what() + "; " + it.remedy()).toList();
  }
}
