package io.github.kindproof.cluster.kind.config;

import static java.util.Objects.requireNonNull;

import io.github.kindproof.internal.io.yaml.YamlJson;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * The configuration that kind writes for kubeadm on a node, before all patches. What kind takes
 * from other parts of the config has their line. Names, addresses and subnets are examples.
 */
final class KindDocuments {
  private static final int FIRST_WITH_SYSTEMD = 24;
  private static final List<String> REGISTRATION = List.of("nodeRegistration", "kubeletExtraArgs");
  private static final Map<KubeadmApi, List<ConfigValue>> TEMPLATES =
      new EnumMap<>(KubeadmApi.class);

  static {
    for (KubeadmApi api : KubeadmApi.values()) {
      TEMPLATES.put(api, ConfigYaml.packaged(api.version() + ".yaml"));
    }
  }

  private final KindNode node;
  private final List<YamlNode.Entry> gates;
  private final List<YamlNode.Entry> runtimes;
  private final boolean ipv6;
  private final String proxyMode;

  private KindDocuments(YamlNode config, KindNode node) {
    this.node = node;
    this.gates = entries(config.get("featureGates"));
    this.runtimes = entries(config.get("runtimeConfig"));
    Optional<YamlNode> networking = config.get("networking");
    this.ipv6 = networking.filter(it -> it.text("ipFamily").equals("ipv6")).isPresent();
    this.proxyMode = networking.map(it -> it.text("kubeProxyMode")).orElse("");
  }

  static List<KubeadmDocument> of(YamlNode config, KindNode node) {
    return new KindDocuments(config, node).documents();
  }

  private List<KubeadmDocument> documents() {
    List<KubeadmDocument> documents = new ArrayList<>();
    KubeadmApi api = KubeadmApi.of(node.kubernetes());
    for (ConfigValue template : requireNonNull(TEMPLATES.get(api))) {
      KubeadmDocument document = KubeadmDocument.of((ConfigValue.Mapping) template);
      if (!document.kind().equals(KubeadmDocument.PROXY) || !proxyMode.equals("none")) {
        // kind removes this name after all patches.
        documents.add(
            document.with(
                completed(document).change(List.of("metadata", "name"), it -> own("config"))));
      }
    }
    return documents;
  }

  private ConfigValue.Mapping completed(KubeadmDocument document) {
    ConfigValue.Mapping value = document.value();
    return switch (document.kind()) {
      case KubeadmDocument.CLUSTER -> cluster(value);
      case KubeadmDocument.INIT -> init(labeled(value));
      case KubeadmDocument.JOIN ->
          labeled(node.controlPlane() ? value : value.without("controlPlane"));
      case KubeadmDocument.KUBELET -> gated(kubelet(value));
      default -> gated(proxy(value));
    };
  }

  private ConfigValue.Mapping cluster(ConfigValue.Mapping document) {
    ConfigValue.Mapping changed =
        document.with("kubernetesVersion", own(node.kubernetes().version()));
    if (!runtimes.isEmpty()) {
      changed = with(changed, "apiServer", "runtime-config", joined(runtimes, YamlNode::text));
    }
    if (!gates.isEmpty()) {
      ConfigValue text = joined(gates, it -> Boolean.toString(isOn(it)));
      changed = with(changed, "apiServer", "feature-gates", text);
      changed =
          changed.change(
              List.of("controllerManager", "extraArgs"),
              it -> new Arguments(it).first("feature-gates", text).value());
      changed = with(changed, "scheduler", "feature-gates", text);
    }
    if (ipv6) {
      changed = with(changed, "controllerManager", "bind-address", own("::"));
      changed = with(changed, "scheduler", "bind-address", own("::1"));
    }
    return changed;
  }

  private ConfigValue.Mapping with(
      ConfigValue.Mapping document, String component, String argument, ConfigValue value) {
    return document.change(
        List.of(component, "extraArgs"), it -> arguments(it).with(argument, value).value());
  }

  /** Return arguments, which are null if kind has written none so far. */
  private Arguments arguments(ConfigValue value) {
    return value.isNull() ? Arguments.none(KubeadmApi.of(node.kubernetes())) : new Arguments(value);
  }

  private ConfigValue.Mapping labeled(ConfigValue.Mapping document) {
    List<YamlNode.Entry> labels = entries(node.tree().flatMap(it -> it.get("labels")));
    return labels.isEmpty()
        ? document
        : document.change(
            REGISTRATION,
            it -> arguments(it).with("node-labels", joined(labels, YamlNode::text)).value());
  }

  private ConfigValue.Mapping init(ConfigValue.Mapping document) {
    return proxyMode.equals("none")
            && document.fields().get("skipPhases") instanceof ConfigValue.Sequence phases
        ? document.with("skipPhases", phases.insert(phases.items().size(), own("addon/kube-proxy")))
        : document;
  }

  private ConfigValue.Mapping kubelet(ConfigValue.Mapping document) {
    boolean systemd = node.kubernetes().minor() >= FIRST_WITH_SYSTEMD;
    ConfigValue.Mapping changed =
        document.with("cgroupDriver", own(systemd ? "systemd" : "cgroupfs"));
    return ipv6
        ? changed.with("address", own("::")).with("healthzBindAddress", own("::"))
        : changed;
  }

  private ConfigValue.Mapping proxy(ConfigValue.Mapping document) {
    if (proxyMode.isEmpty()) {
      return document;
    }
    ConfigValue.Mapping changed = document.with("mode", own(proxyMode));
    return proxyMode.equals("nftables")
        ? changed.change(
            List.of("conntrack", "tcpBeLiberal"),
            it -> new ConfigValue.Scalar(BooleanNode.TRUE, ConfigValue.OF_KIND))
        : changed;
  }

  private ConfigValue.Mapping gated(ConfigValue.Mapping document) {
    ConfigValue.Mapping changed = document;
    for (YamlNode.Entry gate : gates) {
      JsonNode value = BooleanNode.valueOf(isOn(gate.value()));
      changed =
          changed.change(
              List.of("featureGates", gate.key().text()),
              it -> new ConfigValue.Scalar(value, gate.key().line()));
    }
    return changed;
  }

  private static boolean isOn(YamlNode gate) {
    return KindBoolean.isTrue(YamlJson.of(gate));
  }

  /** Join entries as kind does in arguments; the line is that of the first. */
  private static ConfigValue joined(List<YamlNode.Entry> entries, Function<YamlNode, String> text) {
    String joined =
        entries.stream()
            .sorted(Comparator.comparing(entry -> entry.key().text()))
            .map(entry -> entry.key().text() + "=" + text.apply(entry.value()))
            .collect(Collectors.joining(","));
    return ConfigValue.text(joined, entries.get(0).key().line());
  }

  private static List<YamlNode.Entry> entries(Optional<YamlNode> mapping) {
    return mapping.map(YamlNode::entries).orElse(List.of());
  }

  private static ConfigValue own(String text) {
    return ConfigValue.text(text, ConfigValue.OF_KIND);
  }
}
