package io.github.kindproof.cluster.kind;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The warnings about SeccompDefault requests that this Kubernetes version rejects. Pure. */
record SeccompGateWarnings(
    Path file, YamlNode config, KubernetesVersion kubernetes, List<KubeadmPatch> patches) {
  private static final String GATE = "SeccompDefault";
  private static final String ARGUMENT = "seccomp-default";
  private static final String FIELD = "seccompDefault";

  List<ConfigWarning> all() {
    return switch (kubernetes.seccompDefault()) {
      case GATE_REMOVED ->
          gates(
              value -> true,
              "is unknown to %s: components that get it do not start",
              "leave the gate out; seccompDefault: true in KubeletConfiguration is enough");
      case GENERALLY_AVAILABLE ->
          gates(
              value -> value.equals("false") || value.contains(GATE + "=false"),
              "is locked to true in %s: components do not start",
              "leave the gate out, and seccompDefault too");
      case BETA -> List.of();
      case ALPHA -> withoutGate();
    };
  }

  /**
   * @param value which values of the gate are wrong
   * @param what the problem with them, with a place for the version
   */
  private List<ConfigWarning> gates(Predicate<String> value, String what, String remedy) {
    String sentence = "the gate " + GATE + " " + what.formatted(kubernetes.version());
    return gatePlaces().stream()
        .filter(place -> value.test(place.text()))
        .map(place -> ConfigWarning.at(file, place, sentence, remedy))
        .toList();
  }

  /** Find settings without the gate: arguments need it among them, the field needs it anywhere. */
  private List<ConfigWarning> withoutGate() {
    List<ConfigWarning> warnings = new ArrayList<>();
    boolean anywhere = !gatePlaces().isEmpty();
    for (KubeadmPatch patch : patches) {
      Optional<KubeadmPatch.Argument> argument =
          patch.kubeletArgument(ARGUMENT, value -> !value.equals("false"));
      boolean beside =
          patches.stream().anyMatch(it -> it.meets(patch) && gateArgument(it).isPresent());
      if (argument.isPresent() && !beside) {
        warnings.add(
            refused(
                argument.get().value(),
                ARGUMENT,
                "add feature-gates: SeccompDefault=true to the same arguments"));
      }
      Optional<YamlNode> field =
          patch.document().get(FIELD).filter(value -> value.text().equals("true"));
      if (field.isPresent() && !anywhere) {
        warnings.add(refused(field.get(), FIELD, "add featureGates: {SeccompDefault: true}"));
      }
    }
    return warnings;
  }

  private ConfigWarning refused(YamlNode place, String setting, String remedy) {
    return ConfigWarning.at(
        file,
        place,
        "%s is alpha in %s: the kubelet rejects %s without its gate in the same place"
            .formatted(GATE, kubernetes.version(), setting),
        remedy);
  }

  private List<YamlNode> gatePlaces() {
    List<YamlNode> places = new ArrayList<>();
    gate(config).ifPresent(places::add);
    for (KubeadmPatch patch : patches) {
      gate(patch.document()).ifPresent(places::add);
      gateArgument(patch).map(KubeadmPatch.Argument::value).ifPresent(places::add);
    }
    return places;
  }

  private static Optional<YamlNode> gate(YamlNode document) {
    return document.get("featureGates").flatMap(it -> it.get(GATE));
  }

  private static Optional<KubeadmPatch.Argument> gateArgument(KubeadmPatch patch) {
    return patch.kubeletArgument("feature-gates", value -> value.contains(GATE + "="));
  }
}
