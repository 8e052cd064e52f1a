package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The warnings about SeccompDefault: what turns nothing on, and what a kubelet rejects. Pure. */
final class SeccompDefaultWarnings {
  static final String GATE = "SeccompDefault";
  private static final String ALL_ALPHA = "AllAlpha";
  private static final String ALL_BETA = "AllBeta";
  private static final String ARGUMENT = "seccomp-default";
  private static final String FIELD = "seccompDefault";

  private final PatchedNode initializing;
  private final List<PatchedNode> nodes;
  private final Set<Integer> ofCluster;
  private final WarningList warnings;

  /**
   * Look at the nodes of a cluster.
   *
   * @param ofCluster the lines with gates that kind passes to all components
   */
  SeccompDefaultWarnings(
      PatchedNode initializing,
      List<PatchedNode> nodes,
      Set<Integer> ofCluster,
      WarningList warnings) {
    this.initializing = initializing;
    this.nodes = nodes;
    this.ofCluster = ofCluster;
    this.warnings = warnings;
  }

  void add() {
    ComponentGates.others(initializing, ofCluster).forEach(this::useless);
    nodes.forEach(this::kubelet);
    alone();
  }

  /** Warn of the gate of a component that is not a kubelet. */
  private void useless(ComponentGates component) {
    KubernetesVersion kubernetes = component.kubernetes();
    Optional<Gate> gate =
        component.get(GATE).filter(it -> isKnown(kubernetes) && !ofCluster.contains(it.line()));
    if (gate.filter(it -> isLockedOut(kubernetes, it)).isPresent()) {
      lockedOut(kubernetes, gate.get());
    } else if (gate.isPresent()) {
      warnings.add(
          gate.get().line(),
          "the gate %s is of no use to the %s: in %s, only kubelets read it"
              .formatted(GATE, component.component(), kubernetes.version()),
          howToTurnOn(kubernetes));
    }
  }

  /** Return the settings that turn SeccompDefault on in this version. */
  static String howToTurnOn(KubernetesVersion kubernetes) {
    return isAlpha(kubernetes)
        ? "set it in KubeletConfiguration, with seccompDefault: true"
        : "set seccompDefault: true in KubeletConfiguration";
  }

  private void kubelet(PatchedNode node) {
    ComponentGates gates = ComponentGates.kubelet(initializing, node);
    KubernetesVersion kubernetes = node.node().kubernetes();
    gates
        .all()
        .filter(it -> it.name().equals(GATE) && isLockedOut(kubernetes, it))
        .forEach(gate -> lockedOut(kubernetes, gate));
    argument(node)
        .filter(value -> !value.isOfKind() && !Gate.isBoolean(value.text()))
        .filter(value -> value.json().isString())
        .ifPresent(
            value ->
                warnings.add(
                    value.line(),
                    "the kubelet %s does not start: %s must be true or false"
                        .formatted(kubernetes.version(), ARGUMENT),
                    "write \"true\""));
    overridden(node);
    if (kubernetes.seccompDefault() == SeccompStage.ALPHA
        || kubernetes.seccompDefault() == SeccompStage.BETA) {
      argument(node)
          .filter(value -> Gate.isTrue(value.text()))
          .ifPresent(value -> needsGate(kubernetes, value, ARGUMENT, decidingForArgument(gates)));
      field()
          .filter(value -> Gate.isTrue(value.text()))
          .ifPresent(
              value ->
                  needsGate(kubernetes, value, FIELD, deciding(kubernetes, gates.all().toList())));
    }
  }

  /** Warn of the field if an argument says otherwise: arguments win. */
  private void overridden(PatchedNode node) {
    Optional<ConfigValue> argument =
        argument(node).filter(it -> !it.isOfKind() && Gate.isBoolean(it.text()));
    Optional<ConfigValue> field = field().filter(it -> Gate.isBoolean(it.text()));
    if (argument.isPresent()
        && field.isPresent()
        && Gate.isTrue(argument.get().text()) != Gate.isTrue(field.get().text())) {
      warnings.add(
          argument.get().line(),
          "the argument %s=%s wins over %s: %s on line %d"
              .formatted(
                  ARGUMENT, argument.get().text(), FIELD, field.get().text(), field.get().line()),
          "leave one of them out");
    }
  }

  private void needsGate(
      KubernetesVersion kubernetes, ConfigValue setting, String name, Optional<Gate> gate) {
    if (gate.isPresent()) {
      if (!gate.get().isOn()) {
        warnings.add(
            gate.get().line(),
            "the gate %s is off, so the kubelet %s rejects %s and does not start"
                .formatted(gate.get().name(), kubernetes.version(), name),
            howToTurnOn(kubernetes, gate.get()));
      }
    } else if (isAlpha(kubernetes)) {
      warnings.add(
          setting.line(),
          "%s is alpha in %s: the kubelet rejects %s without its gate in the same place"
              .formatted(GATE, kubernetes.version(), name),
          name.equals(ARGUMENT)
              ? "add feature-gates: SeccompDefault=true to the same arguments"
              : "add featureGates: {SeccompDefault: true}");
    }
  }

  private static String howToTurnOn(KubernetesVersion kubernetes, Gate off) {
    if (!off.name().equals(GATE)) {
      return "set the gate " + GATE + " to true";
    }
    return isAlpha(kubernetes) ? "set the gate to true" : "leave the gate out";
  }

  /** Warn of a gate that is on while no kubelet that gets it has the setting. */
  private void alone() {
    boolean anywhere = isSetAnywhere();
    for (PatchedNode node : nodes) {
      ComponentGates gates = ComponentGates.kubelet(initializing, node);
      if (isKnown(node.node().kubernetes())) {
        if (!anywhere) {
          last(gates.ofFile()).filter(Gate::isOn).ifPresent(gate -> alone(node, gate));
        }
        if (!isSet(node)) {
          last(gates.ofArguments()).filter(Gate::isOn).ifPresent(gate -> alone(node, gate));
        }
      }
    }
  }

  private void alone(PatchedNode node, Gate gate) {
    warnings.add(
        gate.line(),
        "the gate %s alone turns nothing on in %s: pods without a profile stay unconfined"
            .formatted(GATE, node.node().kubernetes().version()),
        "add seccompDefault: true to KubeletConfiguration");
  }

  private boolean isSetAnywhere() {
    return nodes.stream().anyMatch(this::isSet);
  }

  private boolean isSet(PatchedNode node) {
    return argument(node).filter(value -> Gate.isTrue(value.text())).isPresent()
        || field().filter(value -> Gate.isTrue(value.text())).isPresent();
  }

  private static boolean isLockedOut(KubernetesVersion kubernetes, Gate gate) {
    return kubernetes.seccompDefault() == SeccompStage.GENERALLY_AVAILABLE && !gate.isOn();
  }

  private void lockedOut(KubernetesVersion kubernetes, Gate gate) {
    warnings.add(
        gate.line(),
        "the gate %s is locked to true in %s: components do not start"
            .formatted(GATE, kubernetes.version()),
        isSetAnywhere()
            ? "leave the gate out"
            : "leave the gate out: SeccompDefault is off unless seccompDefault is set");
  }

  private static boolean isKnown(KubernetesVersion kubernetes) {
    return kubernetes.seccompDefault() != SeccompStage.GATE_REMOVED;
  }

  private static boolean isAlpha(KubernetesVersion kubernetes) {
    return kubernetes.seccompDefault() == SeccompStage.ALPHA;
  }

  /**
   * Return the gate that decides about the argument, which the kubelet checks twice: with the gates
   * of the arguments, and then with those of its file too.
   */
  private static Optional<Gate> decidingForArgument(ComponentGates gates) {
    Optional<Gate> first = deciding(gates.kubernetes(), gates.ofArguments());
    boolean passes = first.map(Gate::isOn).orElse(!isAlpha(gates.kubernetes()));
    return passes ? deciding(gates.kubernetes(), gates.all().toList()) : first;
  }

  /** Return the gate that turns SeccompDefault on or off: its own, or else that of its stage. */
  private static Optional<Gate> deciding(KubernetesVersion kubernetes, List<Gate> gates) {
    return last(gates).or(() -> last(gates, isAlpha(kubernetes) ? ALL_ALPHA : ALL_BETA));
  }

  private static Optional<Gate> last(List<Gate> gates) {
    return last(gates, GATE);
  }

  private static Optional<Gate> last(List<Gate> gates, String name) {
    return gates.stream().filter(it -> it.name().equals(name)).reduce((before, last) -> last);
  }

  private static Optional<ConfigValue> argument(PatchedNode node) {
    return ComponentGates.kubeletArguments(node).get(ARGUMENT);
  }

  private Optional<ConfigValue> field() {
    return initializing.document(KubeadmDocument.KUBELET).flatMap(it -> it.at(FIELD));
  }
}
