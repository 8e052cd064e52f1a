package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The warnings about parts of a kind config that have no effect, or with which a boot fails: the
 * config is read as kind reads it, and what kind writes for each node as kubeadm and the components
 * read that.
 */
public final class ConfigWarnings {
  private ConfigWarnings() {}

  /**
   * Return the warnings for booting this config on this version, by line.
   *
   * @throws io.github.kindproof.BadInputException if a patch is not YAML
   */
  public static List<ConfigWarning> of(KindConfig config, KubernetesVersion kubernetes) {
    return of(config, NodeVersions.requested(config, kubernetes));
  }

  /**
   * Return the warnings for booting this config on these versions, by line.
   *
   * @throws io.github.kindproof.BadInputException if a patch is not YAML
   */
  public static List<ConfigWarning> of(KindConfig config, NodeVersions versions) {
    WarningList warnings = new WarningList(config.file());
    versions.doubts().forEach(it -> warnings.add(it.line(), it.what(), it.remedy()));
    new KindWarnings(config, warnings).add();
    new MountWarnings(config, warnings).add();
    ofKubeadm(config, versions, warnings);
    return warnings.byLine();
  }

  private static void ofKubeadm(KindConfig config, NodeVersions versions, WarningList warnings) {
    YamlNode tree = config.tree();
    PatchReader reader = new PatchReader(warnings);
    List<KubeadmPatch> cluster = reader.read(tree);
    List<PatchedNode> nodes = new ArrayList<>();
    for (KindNode node : KindNode.of(config, versions.ofNodes())) {
      List<KubeadmPatch> own = node.tree().map(reader::read).orElse(List.of());
      nodes.add(PatchedNode.of(tree, node, cluster, own));
    }
    new PatchWarnings(nodes, warnings).add();
    for (PatchedNode node : nodes) {
      new KubeadmFieldWarnings(node, warnings).add();
      new ArgumentWarnings(node, warnings).add();
    }
    nodes.stream()
        .filter(node -> node.node().initializes())
        .findFirst()
        .ifPresent(node -> ofGates(tree, node, nodes, warnings));
  }

  private static void ofGates(
      YamlNode config, PatchedNode initializing, List<PatchedNode> nodes, WarningList warnings) {
    Set<Integer> ofCluster =
        config.get("featureGates").stream()
            .flatMap(it -> it.entries().stream())
            .map(entry -> entry.key().line())
            .collect(Collectors.toCollection(HashSet::new));
    List<ComponentGates> components =
        new ArrayList<>(ComponentGates.others(initializing, ofCluster));
    nodes.forEach(node -> components.add(ComponentGates.kubelet(initializing, node)));
    new FeatureGateWarnings(components, ofCluster, warnings).add();
    FeatureGateWarnings.ofKubeadm(initializing, warnings);
    new SeccompDefaultWarnings(initializing, nodes, ofCluster, warnings).add();
  }
}
