package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.internal.io.yaml.Nearest;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The warnings about a config that kind rejects before it makes a node. Pure. */
record KindWarnings(KindConfig config, WarningList warnings) {
  private static final Set<String> ROLES = Set.of("control-plane", "worker");
  private static final Set<String> FAMILIES = Set.of("ipv4", "ipv6", "dual");
  private static final Set<String> PROXIES = Set.of("iptables", "ipvs", "nftables", "none");
  private static final Set<String> PROPAGATIONS =
      Set.of("None", "HostToContainer", "Bidirectional");
  private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");

  /** Fields of JSON patches that kind once had; elsewhere they are known, or mean nothing. */
  private static final Set<String> OF_OLD_PATCHES = Set.of("name", "namespace");

  void add() {
    ConfigYaml yaml = ConfigYaml.of(config.file(), config.tree());
    for (ConfigYaml.Lost lost : yaml.lost()) {
      warnings.add(
          lost.line(),
          "kind rejects `%s`, which is there again on line %d".formatted(lost.key(), lost.by()),
          "merge both into one `" + lost.key() + "`");
    }
    FieldType fields = ConfigFields.PACKAGED.kindConfig();
    FieldCheck.lenient(yaml.value(), fields).forEach(finding -> warn(finding, fields));
    values();
    documents();
  }

  private void warn(FieldCheck.Finding finding, FieldType fields) {
    String field = words(finding.path());
    if (finding instanceof FieldCheck.Finding.Unknown unknown) {
      warnings.add(
          unknown.value().line(),
          "kind rejects the unknown field " + field,
          OF_OLD_PATCHES.contains(unknown.key())
              ? "leave it out"
              : new FieldAdvice("", "", fields, Minors.NEWEST).on(unknown));
    } else if (finding instanceof FieldCheck.Finding.Mistyped mistyped) {
      boolean patch = field.matches(".*(kubeadm|containerd)ConfigPatches.*");
      warnings.add(
          mistyped.value().line(),
          "kind rejects %s: it must be %s".formatted(field, mistyped.expected().words()),
          patch && mistyped.value() instanceof ConfigValue.Mapping
              ? "begin the patch with `- |`"
              : FieldAdvice.on(mistyped));
    }
  }

  private static String words(List<String> path) {
    return String.join(".", path).replaceAll("\\.(\\d+)(?=\\.|$)", "[$1]");
  }

  private void values() {
    YamlNode tree = config.tree();
    List<YamlNode> nodes = tree.items("nodes");
    if (!nodes.isEmpty() && nodes.stream().allMatch(it -> it.text("role").equals("worker"))) {
      warnings.add(
          tree.line(List.of("nodes")),
          "kind rejects a cluster without a control plane",
          "add `- role: control-plane`");
    }
    for (YamlNode node : nodes) {
      oneOf(node, "role", ROLES);
      node.items("extraMounts").forEach(it -> oneOf(it, "propagation", PROPAGATIONS));
      node.items("extraPortMappings").forEach(this::protocol);
    }
    tree.get("networking")
        .ifPresent(
            networking -> {
              oneOf(networking, "ipFamily", FAMILIES);
              oneOf(networking, "kubeProxyMode", PROXIES);
              new SubnetWarnings(networking, warnings).add();
            });
    new PortWarnings(config, warnings).add();
    String name = tree.text("name");
    if (!name.matches("[a-z0-9.-]*")) {
      warnings.add(
          tree.line(List.of("name")),
          "kind rejects the cluster name '" + name + "'",
          "use lowercase letters, digits, dots and hyphens");
    }
  }

  private void protocol(YamlNode mapping) {
    String protocol = mapping.text("protocol");
    if (!protocol.isEmpty() && PROTOCOLS.stream().noneMatch(protocol::equalsIgnoreCase)) {
      noneOf(mapping, "protocol", PROTOCOLS);
    }
  }

  private void oneOf(YamlNode holder, String key, Set<String> values) {
    String value = holder.text(key);
    if (!value.isEmpty() && !values.contains(value)) {
      noneOf(holder, key, values);
    }
  }

  private void noneOf(YamlNode holder, String key, Set<String> values) {
    String value = holder.text(key);
    warnings.add(
        holder.line(List.of(key)),
        "kind rejects the %s '%s'".formatted(key, value),
        Nearest.to(value, values)
            .map(it -> "write " + it)
            .orElse("write one of " + String.join(", ", new TreeSet<>(values))));
  }

  private void documents() {
    YamlNode.read(config.file(), config.text()).stream()
        .skip(1)
        .filter(document -> document.isMapping() || document.isSequence())
        .findFirst()
        .ifPresent(
            document ->
                warnings.add(
                    document.line(),
                    "kind reads only the first document of a config, so this has no effect",
                    "write all in one document"));
  }
}
