package io.github.kindproof.upgrade.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.kindproof.EnvironmentException;

/** The text of a kubelet's configuration, as kubeadm writes it. Pure. */
final class KubeletConfigFile {
  /** The path on every node of kubeadm. */
  static final String PATH = "/var/lib/kubelet/config.yaml";

  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

  private KubeletConfigFile() {}

  /** Return the text with this change; all other fields stay. */
  static String with(NodeChange.SeccompDefault change, String text) {
    ObjectNode config = parse(text);
    config.put("seccompDefault", true);
    if (change.gate()) {
      config.withObjectProperty("featureGates").put("SeccompDefault", true);
    }
    try {
      return YAML.writeValueAsString(config);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a tree that was read can be written
    }
  }

  private static ObjectNode parse(String text) {
    try {
      JsonNode tree = YAML.readTree(text);
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new EnvironmentException(
          PATH + " is not YAML: " + e.getOriginalMessage(), "repair it", e);
    }
    throw new EnvironmentException(PATH + " has no fields", "repair it");
  }
}
