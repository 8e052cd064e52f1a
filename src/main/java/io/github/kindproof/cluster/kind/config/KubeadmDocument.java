package io.github.kindproof.cluster.kind.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document of the configuration that kind writes for kubeadm on a node.
 *
 * @param kind the kind that patches are matched with
 * @param apiVersion the API version that patches are matched with
 */
record KubeadmDocument(String kind, String apiVersion, ConfigValue.Mapping value) {
  static final String CLUSTER = "ClusterConfiguration";
  static final String INIT = "InitConfiguration";
  static final String JOIN = "JoinConfiguration";
  static final String KUBELET = "KubeletConfiguration";
  static final String PROXY = "KubeProxyConfiguration";

  private static final String NAME = "name";

  /** All kinds of documents. */
  static final List<String> KINDS = List.of(INIT, JOIN, CLUSTER, KUBELET, PROXY);

  static KubeadmDocument of(ConfigValue.Mapping value) {
    return new KubeadmDocument(text(value, "kind"), text(value, "apiVersion"), value);
  }

  KubeadmDocument with(ConfigValue.Mapping changed) {
    return new KubeadmDocument(kind, apiVersion, changed);
  }

  /**
   * Return a field that kind tears from the metadata: it removes the name, which it adds itself, as
   * text, and what follows it is then below the field before.
   */
  Optional<ConfigValue> torn() {
    Optional<ConfigValue> metadata = value.at("metadata");
    Map<String, ConfigValue> fields =
        metadata.isPresent() && metadata.get() instanceof ConfigValue.Mapping mapping
            ? mapping.fields()
            : Map.of();
    boolean first = fields.keySet().stream().noneMatch(key -> key.compareTo(NAME) < 0);
    return first && value.at("metadata", NAME).filter(it -> it.text().equals("config")).isPresent()
        ? fields.entrySet().stream()
            .filter(field -> !field.getKey().equals(NAME))
            .map(Map.Entry::getValue)
            .findFirst()
        : Optional.empty();
  }

  private static String text(ConfigValue.Mapping value, String key) {
    return value.at(key).map(ConfigValue::text).orElse("");
  }
}
