package io.github.kindproof.cluster.kind.reuse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The arguments with which the engine creates a node again, as kind has created it. Pure. */
final class NodeArguments {
  /** Which labels are not the image's. */
  private static final String KIND = "io.x-k8s.kind.";

  /** What is meant to differ: how the node gets {@code /var}, and that it stays stopped. */
  private static final Set<String> CHANGED = Set.of("Mounts", "RestartPolicy", "ContainerIDFile");

  private NodeArguments() {}

  /**
   * Return the arguments of {@code docker}.
   *
   * @param container what {@code docker inspect} prints of the node
   * @param image the image to use in place of its own, with the same settings
   */
  static List<String> of(JsonNode container, String image) {
    JsonNode config = container.path("Config");
    JsonNode host = container.path("HostConfig");
    List<String> arguments = new ArrayList<>(List.of("create", "--tty", "--restart=no"));
    arguments.add("--name=" + container.path("Name").asString("").substring(1));
    arguments.add("--hostname=" + config.path("Hostname").asString(""));
    config.path("Labels").properties().stream()
        .filter(it -> it.getKey().startsWith(KIND))
        .forEach(it -> arguments.add("--label=" + it.getKey() + "=" + it.getValue().asString("")));
    arguments.add("--privileged=" + host.path("Privileged").asString(""));
    host.path("SecurityOpt").forEach(it -> arguments.add("--security-opt=" + it.asString("")));
    host.path("Tmpfs").properties().forEach(it -> arguments.add("--tmpfs=" + it.getKey()));
    host.path("Sysctls")
        .properties()
        .forEach(it -> arguments.add("--sysctl=" + it.getKey() + "=" + it.getValue().asString("")));
    host.path("Binds").forEach(it -> arguments.add("--volume=" + it.asString("")));
    arguments.add("--mount=type=volume,dst=/var,volume-nocopy");
    arguments.add("--network=" + host.path("NetworkMode").asString(""));
    arguments.add("--cgroupns=" + host.path("CgroupnsMode").asString(""));
    arguments.add("--init=" + host.path("Init").asBoolean(false));
    host.path("PortBindings")
        .properties()
        .forEach(
            ports ->
                ports
                    .getValue()
                    .forEach(
                        it ->
                            arguments.add(
                                "--publish=%s:%s:%s"
                                    .formatted(
                                        it.path("HostIp").asString(""),
                                        it.path("HostPort").asString(""),
                                        ports.getKey()))));
    arguments.add(image);
    return arguments;
  }

  /** Return the name of the volume with {@code /var}; empty if there is none. */
  static String variable(JsonNode container) {
    for (JsonNode mount : container.path("Mounts")) {
      if (mount.path("Destination").asString("").equals("/var")) {
        return mount.path("Name").asString("");
      }
    }
    return "";
  }

  /** Return the settings by the host that differ between two containers of a node. */
  static List<String> differences(JsonNode one, JsonNode other) {
    JsonNode before = one.path("HostConfig");
    JsonNode after = other.path("HostConfig");
    SortedSet<String> names = new TreeSet<>();
    before.propertyNames().forEach(names::add);
    after.propertyNames().forEach(names::add);
    names.removeAll(CHANGED);
    names.removeIf(it -> unordered(before.path(it)).equals(unordered(after.path(it))));
    return List.copyOf(names);
  }

  /** The command line of docker gives lists such as the mounts in any order. */
  private static Set<JsonNode> unordered(JsonNode value) {
    Set<JsonNode> parts = new HashSet<>();
    if (value.isArray()) {
      value.forEach(parts::add);
    } else {
      parts.add(value);
    }
    return parts;
  }
}
