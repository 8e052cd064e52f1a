package io.github.kindling.cluster.kind;

import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SeccompDefault asked for in a way that this Kubernetes version does not understand. Pure. */
final class SeccompGateWarnings {
  private static final String GATE = "SeccompDefault";
  private static final String ARGUMENT = "seccomp-default";
  private static final String FIELD = "seccompDefault";

  private final Path file;
  private final YamlNode config;
  private final KubernetesVersion kubernetes;
  private final List<KubeadmPatch> patches;

  SeccompGateWarnings(
      Path file, YamlNode config, KubernetesVersion kubernetes, List<KubeadmPatch> patches) {
    this.file = file;
    this.config = config;
    this.kubernetes = kubernetes;
    this.patches = patches;
  }

  List<ConfigWarning> all() {
    return switch (kubernetes.seccompDefault()) {
      case GATE_REMOVED -> gates("is not known to " + kubernetes.version() + " any more");
      case GENERALLY_AVAILABLE -> lockedGates();
      case BETA -> List.of();
      case ALPHA -> withoutGate();
    };
  }

  private List<ConfigWarning> gates(String what) {
    return gatePlaces().stream()
        .map(
            place ->
                ConfigWarning.at(
                    file,
                    place,
                    "the gate " + GATE + " " + what + ": components that get it do not start",
                    "leave the gate out; seccompDefault: true in KubeletConfiguration is enough"))
        .toList();
  }

  private List<ConfigWarning> lockedGates() {
    return gatePlaces().stream()
        .filter(place -> place.text().equals("false") || place.text().contains(GATE + "=false"))
        .map(
            place ->
                ConfigWarning.at(
                    file,
                    place,
                    "the gate %s is locked to true in %s: components do not start"
                        .formatted(GATE, kubernetes.version()),
                    "leave the gate out, and seccompDefault too"))
        .toList();
  }

  /** An argument wants its gate among the arguments; the field is content with either. */
  private List<ConfigWarning> withoutGate() {
    List<ConfigWarning> warnings = new ArrayList<>();
    boolean inFile = config.get("featureGates").flatMap(it -> it.get(GATE)).isPresent();
    boolean anywhere = inFile || !gatePlaces().isEmpty();
    for (KubeadmPatch patch : patches) {
      Optional<KubeadmPatch.Argument> argument =
          patch.kubeletArgument(ARGUMENT, value -> !value.equals("false"));
      boolean beside =
          patches.stream().anyMatch(it -> it.meets(patch) && gateArgument(it).isPresent());
      if (argument.isPresent() && !beside) {
        warnings.add(refused(argument.get().value(), ARGUMENT, gateAsArgument()));
      }
      Optional<YamlNode> field =
          patch.document().get(FIELD).filter(value -> value.text().equals("true"));
      if (field.isPresent() && !anywhere) {
        warnings.add(refused(field.get(), FIELD, "write featureGates: {SeccompDefault: true} too"));
      }
    }
    return warnings;
  }

  private ConfigWarning refused(YamlNode place, String setting, String remedy) {
    return ConfigWarning.at(
        file,
        place,
        "%s is alpha in %s: the kubelet refuses %s without its gate in the same place"
            .formatted(GATE, kubernetes.version(), setting),
        remedy);
  }

  private static String gateAsArgument() {
    return "give feature-gates: SeccompDefault=true among the same arguments";
  }

  private List<YamlNode> gatePlaces() {
    List<YamlNode> places = new ArrayList<>();
    config.get("featureGates").flatMap(it -> it.get(GATE)).ifPresent(places::add);
    for (KubeadmPatch patch : patches) {
      patch.document().get("featureGates").flatMap(it -> it.get(GATE)).ifPresent(places::add);
      gateArgument(patch).map(KubeadmPatch.Argument::value).ifPresent(places::add);
    }
    return places;
  }

  private static Optional<KubeadmPatch.Argument> gateArgument(KubeadmPatch patch) {
    return patch.kubeletArgument("feature-gates", value -> value.contains(GATE + "="));
  }
}
