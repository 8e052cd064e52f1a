package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A writer of the kind config for an intent on one Kubernetes version. Each line that is not
 * obvious has its reason as a comment. Pure.
 *
 * <p>No patch names an API version: kind silently ignores a patch whose version does not match.
 */
public final class KindConfigText {
  /** The minor from which a kubelet rejects cgroup v1 by default. */
  private static final int REFUSES_CGROUP_V1 = 35;

  private static final int MOST_PROCESSES_OF_A_POD = 4096;

  private final KubernetesVersion kubernetes;
  private final List<NodeImage> nodes;
  private final int cgroupVersion;
  private final ClusterIntent intent;
  private final List<Line> lines = new ArrayList<>();

  private KindConfigText(
      KubernetesVersion kubernetes,
      List<NodeImage> nodes,
      int cgroupVersion,
      ClusterIntent intent) {
    this.kubernetes = kubernetes;
    this.nodes = List.copyOf(nodes);
    this.cgroupVersion = cgroupVersion;
    this.intent = intent;
  }

  /**
   * Render the config, ready to be saved.
   *
   * @param cgroupVersion the cgroup version of the host that runs the nodes, 1 or 2
   */
  public static String of(ClusterIntent intent, KubernetesVersion kubernetes, int cgroupVersion) {
    return of(intent, kubernetes, List.of(), cgroupVersion);
  }

  /**
   * Render the config of a cluster whose nodes run several versions.
   *
   * @param kubernetes the version of the control plane
   * @param nodes one for each node, the control plane first; none if all run the same version
   */
  public static String of(
      ClusterIntent intent,
      KubernetesVersion kubernetes,
      List<NodeImage> nodes,
      int cgroupVersion) {
    KindConfigText text = new KindConfigText(kubernetes, nodes, cgroupVersion, intent);
    text.write();
    return text.text();
  }

  /** Return whether kubelets of this version reject a host with this cgroup version by default. */
  public static boolean refusesCgroup(KubernetesVersion kubernetes, int cgroupVersion) {
    return cgroupVersion == 1 && kubernetes.minor() >= REFUSES_CGROUP_V1;
  }

  /**
   * A node with an image of its own.
   *
   * @param image the reference of its node image
   */
  public record NodeImage(KubernetesVersion kubernetes, String image) {}

  /**
   * A line of the config.
   *
   * @param why the comment; empty for none
   */
  private record Line(String text, String why) {}

  private void write() {
    add("kind: Cluster");
    add("apiVersion: kind.x-k8s.io/v1alpha4");
    writeKubeletConfiguration();
    writeApiServerGates();
    add("nodes:");
    List<String> names = SeccompDefaultNodes.names(intent.workers());
    for (int at = 0; at < names.size(); at++) {
      writeNode(names.get(at), nodes.isEmpty() ? Optional.empty() : Optional.of(nodes.get(at)));
    }
  }

  private void writeKubeletConfiguration() {
    boolean everywhere = intent.seccompDefault() instanceof SeccompDefaultNodes.All;
    boolean onCgroupV1 = refusesCgroup(kubernetes, cgroupVersion);
    add("kubeadmConfigPatches:", "patches for the cluster: they apply to every node's kubelet");
    add("- |");
    add("  kind: KubeletConfiguration");
    add(
        "  podPidsLimit: " + MOST_PROCESSES_OF_A_POD,
        "a fork bomb in a pod hits the pod's limit, not this machine's");
    if (everywhere) {
      add("  seccompDefault: true", "RuntimeDefault for containers without a profile");
      if (isAlpha(kubernetes) || nodes.stream().anyMatch(it -> isAlpha(it.kubernetes()))) {
        add("  featureGates:");
        add("    SeccompDefault: true", "alpha: the field is rejected without its gate");
      }
    }
    if (onCgroupV1) {
      add("  failCgroupV1: false", "this host has cgroup v1, which kubelets reject from 1.35 on");
    }
  }

  private void writeApiServerGates() {
    if (intent.apiServerGates().isEmpty()) {
      return;
    }
    boolean list = KubeadmApi.of(kubernetes).hasArgumentLists();
    add("- |");
    add("  kind: ClusterConfiguration");
    add("  apiServer:");
    add("    extraArgs:");
    writeArgument(
        list,
        "feature-gates",
        intent.apiServerGateArgument(),
        "only the API server: an older kubelet that does not know a gate does not start");
  }

  private void writeNode(String node, Optional<NodeImage> own) {
    add("- role: " + (node.equals("control-plane") ? node : "worker"));
    own.ifPresent(it -> add("  image: " + it.image(), it.kubernetes().version()));
    KubernetesVersion version = own.map(NodeImage::kubernetes).orElse(kubernetes);
    if (intent.seccompDefault() instanceof SeccompDefaultNodes.Some some) {
      boolean on = some.names().contains(node);
      add("  labels:");
      add(
          "    kindproof.github.io/seccomp-default: \"" + on + "\"",
          "for pods that select their node by it");
      if (on) {
        writeArguments(node, version);
      }
    }
    Optional<String> profiles = intent.profiles();
    if (profiles.isPresent()) {
      add("  extraMounts:");
      add("  - hostPath: " + quoted(profiles.get()), "relative to the folder that kind runs in");
      add(
          "    containerPath: /var/lib/kubelet/seccomp/profiles",
          "localhostProfile: profiles/NAME.json in a pod is NAME.json there");
      add("    readOnly: true");
    }
  }

  /** Write one node's kubelet setting as an argument: a joining node takes the cluster's file. */
  private void writeArguments(String node, KubernetesVersion version) {
    boolean initializes = node.equals("control-plane");
    add("  kubeadmConfigPatches:");
    add("  - |");
    add(
        "    kind: " + (initializes ? "InitConfiguration" : "JoinConfiguration"),
        initializes ? "the first control plane never joins" : "a worker joins");
    add("    nodeRegistration:");
    boolean list = KubeadmApi.of(version).hasArgumentLists();
    add(
        "      kubeletExtraArgs:",
        (list ? "a list" : "a mapping") + " in the kubeadm API of " + version.version());
    writeArgument(list, "seccomp-default", "\"true\"", "applies only to this node's kubelet");
    if (isAlpha(version)) {
      writeArgument(
          list,
          "feature-gates",
          "SeccompDefault=true",
          "alpha: the argument is rejected unless its gate is an argument too");
    }
  }

  private void writeArgument(boolean list, String name, String value, String why) {
    if (list) {
      add("      - name: " + name, why);
      add("        value: " + value);
    } else {
      add("        " + name + ": " + value, why);
    }
  }

  private static boolean isAlpha(KubernetesVersion version) {
    return version.seccompDefault() == SeccompStage.ALPHA;
  }

  /** Return the text, quoted if YAML would read it as something else. */
  private static String quoted(String text) {
    return text.matches("[\\w./-]+")
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private void add(String line) {
    add(line, "");
  }

  private void add(String line, String why) {
    lines.add(new Line(line, why));
  }

  /** Render the lines with the comments in one column. */
  private String text() {
    int column =
        lines.stream()
            .filter(line -> !line.why().isEmpty())
            .mapToInt(line -> line.text().length() + 2)
            .max()
            .orElse(0);
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(
          line.why().isEmpty()
              ? line.text()
              : ("%-" + column + "s# %s").formatted(line.text(), line.why()));
      text.append('\n');
    }
    return text.toString();
  }
}
