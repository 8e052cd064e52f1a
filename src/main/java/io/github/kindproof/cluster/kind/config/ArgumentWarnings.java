package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.internal.io.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The warnings about arguments of a node's components. Pure. */
record ArgumentWarnings(PatchedNode node, WarningList warnings) {
  /** The arguments that kind makes of other parts of a config. */
  private static final List<String> OF_CONFIG =
      List.of("node-labels", "feature-gates", "runtime-config");

  void add() {
    Arguments kubelet = ComponentGates.kubeletArguments(node);
    kubelet.all().stream().filter(it -> !it.value().isOfKind()).forEach(this::unknown);
    replaced(node.node().registration(), "nodeRegistration", "kubeletExtraArgs");
    if (node.node().initializes()) {
      replaced(KubeadmDocument.CLUSTER, "apiServer", "extraArgs");
      replaced(KubeadmDocument.CLUSTER, "controllerManager", "extraArgs");
      replaced(KubeadmDocument.CLUSTER, "scheduler", "extraArgs");
    }
  }

  private void unknown(Arguments.Argument argument) {
    int minor = node.node().kubernetes().minor();
    ConfigFields.Names known = ConfigFields.PACKAGED.kubeletArguments();
    if (known.contain(argument.flag(), minor)) {
      return;
    }
    String letters = argument.flag().replace("-", "");
    String remedy =
        known.in(minor).stream()
            .filter(it -> it.replace("-", "").equalsIgnoreCase(letters))
            .findFirst()
            .map(it -> "write " + it)
            .or(() -> known.minors(argument.flag()).map(it -> "leave it out: it is known " + it))
            .or(() -> Nearest.to(argument.flag(), known.in(minor)).map(it -> "write " + it))
            .orElse("leave it out");
    warnings.add(
        argument.value().line(),
        "the kubelet %s rejects the unknown argument %s and does not start"
            .formatted(node.node().kubernetes().version(), argument.name()),
        remedy);
  }

  /** Warn of arguments that replace what kind made of labels, gates or runtime settings. */
  private void replaced(String kind, String... path) {
    Arguments before = Arguments.of(node.writtenDocument(kind).flatMap(it -> it.at(path)));
    Arguments after = Arguments.of(node.document(kind).flatMap(it -> it.at(path)));
    for (String name : OF_CONFIG) {
      Optional<ConfigValue> made = before.get(name).filter(it -> !it.isOfKind());
      Optional<ConfigValue> set = after.get(name);
      if (made.isPresent() && set.isPresent()) {
        List<String> lost = new ArrayList<>(parts(made.get()));
        lost.removeAll(parts(set.get()));
        lost.removeIf(it -> name.equals(ComponentGates.ARGUMENT) && !isKnownGate(it));
        if (!lost.isEmpty()) {
          warnings.add(
              set.get().line(),
              "%s here replaces the value from line %3$d: %2$s is lost"
                  .formatted(name, String.join(",", lost), made.get().line()),
              "add " + String.join(",", lost) + " here");
        }
      }
    }
  }

  /** Nobody wants back a gate with which no component starts. */
  private boolean isKnownGate(String setting) {
    return ConfigFields.PACKAGED
        .featureGates()
        .contain(setting.split("=", 2)[0], node.node().kubernetes().minor());
  }

  private static List<String> parts(ConfigValue value) {
    return List.of(value.text().split(","));
  }
}
