package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.catalog.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The feature gates that a component gets.
 *
 * @param component its name in a sentence
 * @param kubernetes its version
 * @param ofFile those of its configuration file
 * @param ofArguments those of its arguments, which win
 */
record ComponentGates(
    String component, KubernetesVersion kubernetes, List<Gate> ofFile, List<Gate> ofArguments) {
  private static final Map<String, String> OF_CONTROL_PLANE =
      Map.of(
          "apiServer", "API server",
          "controllerManager", "controller manager",
          "scheduler", "scheduler");

  static final String ARGUMENT = "feature-gates";

  /**
   * Return the gates of the components that are not kubelets.
   *
   * @param ofCluster the lines with gates that kind passes to all components: arguments that kind
   *     made of them are left out, as files have the same gates
   */
  static List<ComponentGates> others(PatchedNode initializing, Set<Integer> ofCluster) {
    KubernetesVersion kubernetes = initializing.node().kubernetes();
    List<ComponentGates> others = new ArrayList<>();
    OF_CONTROL_PLANE.forEach(
        (field, component) ->
            others.add(
                new ComponentGates(
                    component,
                    kubernetes,
                    List.of(),
                    Gate.ofArgument(
                        arguments(initializing, KubeadmDocument.CLUSTER, field, "extraArgs")
                            .get(ARGUMENT)
                            .filter(argument -> !ofCluster.contains(argument.line()))))));
    others.add(
        new ComponentGates(
            "kube-proxy",
            kubernetes,
            Gate.ofField(field(initializing, KubeadmDocument.PROXY)),
            List.of()));
    return others;
  }

  /**
   * Return the gates of the kubelet of a node; all take their file from the first control plane.
   */
  static ComponentGates kubelet(PatchedNode initializing, PatchedNode node) {
    return new ComponentGates(
        "kubelet",
        node.node().kubernetes(),
        Gate.ofField(field(initializing, KubeadmDocument.KUBELET)),
        Gate.ofArgument(kubeletArguments(node).get(ARGUMENT)));
  }

  private static Optional<ConfigValue> field(PatchedNode node, String kind) {
    return node.document(kind).flatMap(it -> it.at("featureGates"));
  }

  /** Return the arguments of a node's own kubelet. */
  static Arguments kubeletArguments(PatchedNode node) {
    return arguments(node, node.node().registration(), "nodeRegistration", "kubeletExtraArgs");
  }

  private static Arguments arguments(PatchedNode node, String kind, String... path) {
    return Arguments.of(node.document(kind).flatMap(it -> it.at(path)));
  }

  Stream<Gate> all() {
    return Stream.concat(ofFile.stream(), ofArguments.stream());
  }

  /** Return the gate of this name that wins. */
  Optional<Gate> get(String name) {
    return all().filter(it -> it.name().equals(name)).reduce((before, last) -> last);
  }
}
