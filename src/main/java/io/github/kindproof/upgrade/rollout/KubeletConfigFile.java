package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.yaml.YamlJson;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The text of a kubelet's configuration, as kubeadm writes it. Pure. */
final class KubeletConfigFile {
  /** The path on every node of kubeadm. */
  static final String PATH = "/var/lib/kubelet/config.yaml";

  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLWriteFeature.WRITE_DOC_START_MARKER).build();

  private KubeletConfigFile() {}

  /** Return the text with this change; all other fields stay. */
  static String with(NodeChange.SeccompDefault change, String text) {
    ObjectNode config = parse(text);
    config.put("seccompDefault", true);
    if (change.gate()) {
      config.withObjectProperty("featureGates").put("SeccompDefault", true);
    }
    return YAML.writeValueAsString(config);
  }

  private static ObjectNode parse(String text) {
    try {
      List<YamlNode> documents = YamlNode.read(Path.of(PATH), text);
      if (!documents.isEmpty() && YamlJson.of(documents.get(0)) instanceof ObjectNode object) {
        return object;
      }
    } catch (BadInputException e) {
      throw new EnvironmentException(String.valueOf(e.getMessage()), "then run again", e);
    }
    throw new EnvironmentException(PATH + " has no fields", "repair it");
  }
}
