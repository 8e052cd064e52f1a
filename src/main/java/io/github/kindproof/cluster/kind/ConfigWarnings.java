package io.github.kindproof.cluster.kind;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The warnings about parts of a kind config that kind and kubeadm silently ignore. Pure. */
public final class ConfigWarnings {
  private static final Set<String> OF_KUBEADM =
      Set.of("ClusterConfiguration", "InitConfiguration", "JoinConfiguration");
  private static final String KUBELET = "KubeletConfiguration";
  private static final String PROXY = "KubeProxyConfiguration";

  private final Path file;
  private final KubernetesVersion kubernetes;
  private final KubeadmApi kubeadm;
  private final int nodes;
  private final List<KubeadmPatch> patches;
  private final List<ConfigWarning> warnings = new ArrayList<>();

  private ConfigWarnings(KindConfig config, KubernetesVersion kubernetes) {
    this.file = config.file();
    this.kubernetes = kubernetes;
    this.kubeadm = KubeadmApi.of(kubernetes);
    this.nodes = config.nodes().all();
    this.patches = KubeadmPatch.all(config.tree());
  }

  /**
   * Return the warnings for booting this config on this version, by line.
   *
   * @throws io.github.kindproof.BadInputException if a patch is not YAML
   */
  public static List<ConfigWarning> of(KindConfig config, KubernetesVersion kubernetes) {
    ConfigWarnings warnings = new ConfigWarnings(config, kubernetes);
    warnings.patches.forEach(warnings::look);
    warnings.warnings.addAll(
        new SeccompGateWarnings(config.file(), config.tree(), kubernetes, warnings.patches).all());
    return warnings.warnings.stream().sorted(Comparator.comparingInt(ConfigWarning::line)).toList();
  }

  private void look(KubeadmPatch patch) {
    // Nothing else matters in a patch that is ignored.
    if (isWritten(patch) && isOfItsVersion(patch) && isReadByItsNode(patch)) {
      keepsItsArguments(patch);
    }
  }

  private boolean isWritten(KubeadmPatch patch) {
    if (OF_KUBEADM.contains(patch.kind()) || Set.of(KUBELET, PROXY).contains(patch.kind())) {
      return true;
    }
    warn(
        patch.place("kind"),
        "kind writes no document of kind '" + patch.kind() + "', so this patch is ignored",
        "patch one of InitConfiguration, JoinConfiguration, ClusterConfiguration, "
            + KUBELET
            + ", "
            + PROXY);
    return false;
  }

  private boolean isOfItsVersion(KubeadmPatch patch) {
    String written =
        switch (patch.kind()) {
          case KUBELET -> "kubelet.config.k8s.io/v1beta1";
          case PROXY -> "kubeproxy.config.k8s.io/v1alpha1";
          default -> kubeadm.word();
        };
    Optional<String> asked = patch.wantedApiVersion();
    if (asked.isEmpty() || asked.get().equals(written)) {
      return true;
    }
    warn(
        patch.place("apiVersion"),
        "kind writes %s for %s and ignores a patch of %s"
            .formatted(written, kubernetes.version(), asked.get()),
        "leave the apiVersion out");
    return false;
  }

  /** Return whether its node reads it: joining nodes read JoinConfiguration, others the rest. */
  private boolean isReadByItsNode(KubeadmPatch patch) {
    boolean join = patch.kind().equals("JoinConfiguration");
    if (join && (patch.target().initializes() || (patch.target().isCluster() && nodes == 1))) {
      warn(
          patch.place("kind"),
          "the first control plane initializes the cluster and never joins, so this is ignored",
          "patch its InitConfiguration");
      return false;
    }
    if (!join && patch.target().joins()) {
      warn(
          patch.place("kind"),
          patch.kind() + " of a joining node is ignored: the node uses the cluster's",
          patch.kind().equals(KUBELET)
              ? "set kubeletExtraArgs in its JoinConfiguration, or patch the whole cluster"
              : "patch its JoinConfiguration, or the whole cluster");
      return false;
    }
    return true;
  }

  private void keepsItsArguments(KubeadmPatch patch) {
    if (!kubeadm.hasArgumentLists() || patch.wantedApiVersion().isEmpty()) {
      return;
    }
    patch
        .kubeletArgumentsAsMapping()
        .ifPresent(
            arguments ->
                warn(
                    arguments,
                    "kind drops arguments in a mapping from a patch that names " + kubeadm.word(),
                    "leave the apiVersion out, or write a list of name and value"));
  }

  private void warn(YamlNode place, String what, String remedy) {
    warnings.add(ConfigWarning.at(file, place, what, remedy));
  }
}
