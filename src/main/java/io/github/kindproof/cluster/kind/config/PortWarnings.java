package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.internal.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The warnings about ports of the host that kind or the container engine rejects. Pure. */
final class PortWarnings {
  private static final int LAST = 65535;

  private final KindConfig config;
  private final WarningList warnings;
  private final List<PortBinding> bindings = new ArrayList<>();

  PortWarnings(KindConfig config, WarningList warnings) {
    this.config = config;
    this.warnings = warnings;
  }

  void add() {
    Optional<YamlNode> networking = config.tree().get("networking");
    boolean ipv6 = networking.filter(it -> it.text("ipFamily").equals("ipv6")).isPresent();
    networking.ifPresent(it -> apiServer(it, ipv6 ? "::1" : "127.0.0.1"));
    List<YamlNode> nodes = config.tree().items("nodes");
    for (int node = 0; node < nodes.size(); node++) {
      for (YamlNode mapping : nodes.get(node).items("extraPortMappings")) {
        mapping(node, mapping, ipv6 ? "::" : "0.0.0.0");
      }
    }
    for (int at = 1; at < bindings.size(); at++) {
      clash(bindings.get(at), bindings.subList(0, at));
    }
  }

  private void apiServer(YamlNode networking, String ofKind) {
    OptionalInt port = port(networking, "apiServerPort");
    address(networking, "apiServerAddress", ofKind, false)
        .ifPresent(it -> bind(PortBinding.OF_NO_NODE, it, port, "", networking, "apiServerPort"));
  }

  private void mapping(int node, YamlNode mapping, String ofKind) {
    port(mapping, "containerPort");
    OptionalInt port = port(mapping, "hostPort");
    String protocol = mapping.text("protocol").toUpperCase(Locale.ROOT);
    address(mapping, "listenAddress", ofKind, port.isPresent() && port.getAsInt() > 0)
        .ifPresent(it -> bind(node, it, port, protocol, mapping, "hostPort"));
  }

  /** Return a port that kind accepts; empty if there is none. */
  private OptionalInt port(YamlNode holder, String key) {
    String text = holder.text(key);
    if (!text.matches("-?\\d{1,9}")) {
      return OptionalInt.empty();
    }
    int port = Integer.parseInt(text);
    if (port < -1 || port > LAST) {
      warnings.add(
          holder.line(List.of(key)),
          "kind rejects the port " + port,
          "write one from 0 to " + LAST);
      return OptionalInt.empty();
    }
    return OptionalInt.of(port);
  }

  /** Return the address where a port listens; empty if it is a name, or wrong. */
  private Optional<IpAddress> address(
      YamlNode holder, String key, String ofKind, boolean isReadByKind) {
    String text = holder.text(key);
    Optional<IpAddress> address = IpAddress.parse(text.isEmpty() ? ofKind : text);
    if (address.isEmpty()) {
      warnings.add(
          holder.line(List.of(key)),
          "%s rejects the %s '%s': it is not an IP address"
              .formatted(isReadByKind ? "kind" : "the container engine", key, text),
          "write one, such as 127.0.0.1");
    }
    return address;
  }

  /** Remember a port, unless kind or the engine chooses it. */
  private void bind(
      int node, IpAddress address, OptionalInt port, String protocol, YamlNode holder, String key) {
    if (port.isPresent() && port.getAsInt() > 0) {
      bindings.add(
          new PortBinding(node, address, port.getAsInt(), protocol, holder.line(List.of(key))));
    }
  }

  private void clash(PortBinding binding, List<PortBinding> before) {
    Optional<PortBinding> rejected = before.stream().filter(binding::isRejectedWith).findFirst();
    rejected
        .or(() -> before.stream().filter(binding::excludes).findFirst())
        .ifPresent(
            other ->
                warnings.add(
                    binding.line(),
                    "%s rejects the port %d of the host: line %d has it too"
                        .formatted(
                            rejected.isPresent() ? "kind" : "the container engine",
                            binding.port(),
                            other.line()),
                    "write another port, or another address"));
  }
}
