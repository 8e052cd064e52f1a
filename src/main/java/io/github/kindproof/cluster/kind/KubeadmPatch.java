package io.github.kindproof.cluster.kind;

import io.github.kindproof.internal.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A patch of the configuration that kind writes for kubeadm.
 *
 * @param target the nodes that it is for
 * @param document its text as YAML; for a JSON patch, the entry that names kind and group
 * @param kind the {@code kind} of the document that it patches
 * @param wantedApiVersion the API version that it names, if any
 */
record KubeadmPatch(
    Target target, YamlNode document, String kind, Optional<String> wantedApiVersion) {

  /**
   * The nodes that a patch is for.
   *
   * @param node the number of the node in the config, -1 for all of the cluster
   * @param initializes whether that node is the first control plane, whose kubeadm runs init
   */
  record Target(int node, boolean initializes) {
    static final Target CLUSTER = new Target(-1, false);

    boolean isCluster() {
      return node < 0;
    }

    boolean joins() {
      return !isCluster() && !initializes;
    }
  }

  /** A kubelet argument. */
  record Argument(String name, YamlNode value) {}

  /** Collect all patches of a kind config. */
  static List<KubeadmPatch> all(YamlNode config) {
    List<KubeadmPatch> patches = new ArrayList<>(of(config, Target.CLUSTER));
    boolean initialized = false;
    List<YamlNode> nodes = config.items("nodes");
    for (int i = 0; i < nodes.size(); i++) {
      String role = nodes.get(i).text("role"); // kind treats a node without one as a control plane
      boolean first = !initialized && (role.isEmpty() || role.equals("control-plane"));
      initialized |= first;
      patches.addAll(of(nodes.get(i), new Target(i, first)));
    }
    return patches;
  }

  private static List<KubeadmPatch> of(YamlNode place, Target target) {
    List<KubeadmPatch> patches = new ArrayList<>();
    for (YamlNode text : place.items("kubeadmConfigPatches")) {
      for (YamlNode document : text.documents()) {
        Optional<String> apiVersion = document.get("apiVersion").map(YamlNode::text);
        patches.add(new KubeadmPatch(target, document, document.text("kind"), apiVersion));
      }
    }
    for (YamlNode entry : place.items("kubeadmConfigPatchesJSON6902")) {
      String apiVersion = entry.text("group") + "/" + entry.text("version");
      patches.add(new KubeadmPatch(target, entry, entry.text("kind"), Optional.of(apiVersion)));
    }
    return patches;
  }

  /** Return the place of this key, or the whole patch if it has no such key. */
  YamlNode place(String key) {
    return document.get(key).orElse(document);
  }

  private Optional<YamlNode> extraArguments() {
    return document.get("nodeRegistration").flatMap(it -> it.get("kubeletExtraArgs"));
  }

  /** Return the kubelet arguments, if they are a mapping of name to value. */
  Optional<YamlNode> kubeletArgumentsAsMapping() {
    return extraArguments().filter(YamlNode::isMapping);
  }

  /** Return the kubelet arguments, from either a mapping or a list. */
  List<Argument> kubeletArguments() {
    Optional<YamlNode> arguments = extraArguments();
    if (arguments.isEmpty()) {
      return List.of();
    }
    if (arguments.get().isMapping()) {
      return arguments.get().entries().stream()
          .map(entry -> new Argument(entry.key().text(), entry.value()))
          .toList();
    }
    return arguments.get().items().stream()
        .filter(item -> item.get("value").isPresent())
        .map(item -> new Argument(item.text("name"), item.get("value").orElseThrow()))
        .toList();
  }

  /** Find the kubelet argument with this name and a matching value. */
  Optional<Argument> kubeletArgument(String name, Predicate<String> value) {
    return kubeletArguments().stream()
        .filter(it -> it.name().equals(name) && value.test(it.value().text()))
        .findFirst();
  }

  /** Return whether both change the same document of some node. */
  boolean meets(KubeadmPatch other) {
    return kind.equals(other.kind)
        && (target.isCluster() || other.target.isCluster() || target.equals(other.target));
  }
}
