package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.internal.io.yaml.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The warnings about feature gates with which a component does not start. Pure. */
record FeatureGateWarnings(
    List<ComponentGates> components, Set<Integer> ofCluster, WarningList warnings) {
  void add() {
    for (ComponentGates component : components) {
      component.all().filter(gate -> gate.line() > 0).forEach(gate -> check(component, gate));
    }
  }

  private void check(ComponentGates component, Gate gate) {
    int minor = component.kubernetes().minor();
    ConfigFields.Names known = ConfigFields.PACKAGED.featureGates();
    boolean isListed = known.minors(gate.name()).isPresent();
    if (component.kubernetes().isPreview() && !isListed) {
      return; // the lists have no gates that are new in a preview
    }
    if (!known.contain(gate.name(), minor)) {
      warnings.add(
          gate.line(),
          "the gate %s is unknown to %s: %s"
              .formatted(gate.name(), component.kubernetes().version(), whoFails(component, gate)),
          remedy(gate.name(), known, minor));
    } else if (!Gate.isBoolean(gate.value())) {
      warnings.add(
          gate.line(),
          "the gate %s must be true or false in %s: %s"
              .formatted(gate.name(), component.kubernetes().version(), whoFails(component, gate)),
          "write " + gate.name() + "=true");
    }
  }

  private String whoFails(ComponentGates component, Gate gate) {
    return ofCluster.contains(gate.line())
        ? "components that get it do not start"
        : "the " + component.component() + " does not start";
  }

  private static String remedy(String gate, ConfigFields.Names known, int minor) {
    boolean misspelt = gate.equalsIgnoreCase(SeccompDefaultWarnings.GATE);
    if (misspelt && !known.contain(SeccompDefaultWarnings.GATE, minor)) {
      return "leave the gate out; seccompDefault: true in KubeletConfiguration is enough";
    }
    Optional<Minors> minors = known.minors(gate);
    if (minors.isPresent()) {
      return "leave the gate out: it is known " + minors.get();
    }
    return Nearest.to(gate, known.in(minor)).map(it -> "write " + it).orElse("leave the gate out");
  }

  /** Warn of gates in kubeadm's own field, which knows other gates than the components. */
  static void ofKubeadm(PatchedNode node, WarningList warnings) {
    int minor = node.node().kubernetes().minor();
    Optional<ConfigValue> field =
        node.document(KubeadmDocument.CLUSTER).flatMap(it -> it.at("featureGates"));
    for (Gate gate : Gate.ofField(field)) {
      if (!ConfigFields.PACKAGED.kubeadmFeatureGates().contain(gate.name(), minor)) {
        warnings.add(
            gate.line(),
            "kubeadm %s rejects the gate %s, which is not one of its own in this version"
                .formatted(node.node().kubernetes().version(), gate.name()),
            remedyOfKubeadm(gate.name(), node.node().kubernetes()));
      }
    }
  }

  private static String remedyOfKubeadm(String gate, KubernetesVersion kubernetes) {
    Optional<Minors> kubeadms = ConfigFields.PACKAGED.kubeadmFeatureGates().minors(gate);
    if (kubeadms.isPresent()) {
      return "leave the gate out: kubeadm knows it " + kubeadms.get();
    }
    ConfigFields.Names known = ConfigFields.PACKAGED.featureGates();
    if (!known.contain(gate, kubernetes.minor())) {
      return remedy(gate, known, kubernetes.minor());
    }
    if (gate.equals(SeccompDefaultWarnings.GATE)) {
      return SeccompDefaultWarnings.howToTurnOn(kubernetes);
    }
    return "move it to featureGates of the cluster, which all components get";
  }
}
