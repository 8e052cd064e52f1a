package io.github.kindproof.cluster.kind.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes kind configs at random: most are good, many have a fault that people make. */
final class RandomConfigs {
  private static final List<String> VERSIONS =
      List.of("v1.22.17", "v1.24.17", "v1.28.15", "v1.34.11", "v1.35.8", "v1.36.4", "v1.37.0");
  private static final List<String> API_VERSIONS =
      List.of(
          "kubeadm.k8s.io/v1beta2",
          "kubeadm.k8s.io/v1beta3",
          "kubeadm.k8s.io/v1beta4",
          "kubelet.config.k8s.io/v1beta1",
          "kubeproxy.config.k8s.io/v1alpha1");
  private static final List<String> KEYS =
      List.of(
          "apiServer",
          "controllerManager",
          "scheduler",
          "nodeRegistration",
          "extraArgs",
          "kubeletExtraArgs",
          "certSANs",
          "featureGates",
          "seccompDefault",
          "metadata",
          "name",
          "taints",
          "feature-gates",
          "seccomp-default",
          "evictionHard",
          "controlPlane",
          "skipPhases");
  private static final List<String> ARGUMENTS =
      List.of("node-labels", "feature-gates", "seccomp-default", "v", "bind-address", "node_ip");
  private static final List<String> PATHS =
      List.of(
          "/apiServer/extraArgs/feature-gates",
          "/apiServer/extraArgs/-",
          "/apiServer/extraArgs/0/value",
          "/apiServer/extraArgs/-1",
          "/controllerManager/extraArgs",
          "/scheduler/extraArgs/v",
          "/nodeRegistration/kubeletExtraArgs/seccomp-default",
          "/nodeRegistration/kubeletExtraArgs/node-labels",
          "/nodeRegistration/kubeletExtraArgs/1",
          "/nodeRegistration/taints",
          "/skipPhases/0",
          "/featureGates",
          "/featureGates/SeccompDefault",
          "/seccompDefault",
          "/metadata/name",
          "/evictionHard/nodefs.available",
          "/controlPlane/localAPIEndpoint/bindPort",
          "/a~1b",
          "/nothing/here",
          "noSlash");

  private final Random random;

  RandomConfigs(Random random) {
    this.random = random;
  }

  /**
   * A config.
   *
   * @param versions the version of each node; of the last for all others
   */
  record RandomConfig(String text, List<String> versions) {}

  RandomConfig next() {
    StringBuilder text = new StringBuilder("kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n");
    sometimes(3, () -> text.append("featureGates: ").append(gates()).append('\n'));
    sometimes(8, () -> text.append("runtimeConfig: {api/alpha: \"true\", api/all: false}\n"));
    sometimes(4, () -> text.append(networking()));
    sometimes(2, () -> text.append(patches("")));
    sometimes(30, () -> text.append(one("names: a", "nodes: {}", "name: A_b", "name: c") + "\n"));
    List<String> versions = new ArrayList<>();
    int nodes = random.nextInt(4);
    if (nodes > 0) {
      text.append("nodes:\n");
    }
    for (int node = 0; node < nodes; node++) {
      text.append(node(node == 0));
      versions.add(one(VERSIONS));
    }
    versions.add(one(VERSIONS));
    return new RandomConfig(text.toString(), versions);
  }

  private String node(boolean first) {
    StringBuilder text = new StringBuilder("- ");
    text.append(first ? one("role: control-plane", "{role: control-plane}", "image: a") : role());
    if (text.indexOf("{") >= 0) {
      return text.append('\n').toString();
    }
    text.append('\n');
    sometimes(4, () -> text.append("  labels: {tier: back, a/b: \"1\"}\n"));
    sometimes(2, () -> text.append(patches("  ")));
    sometimes(12, () -> text.append(portMappings()));
    sometimes(
        40,
        () ->
            text.append(
                one(
                    "  Image: a\n",
                    "  extraMounts: [{hostPath: ., containerPath: /a, readonly: true}]\n",
                    "  extraMounts: [{hostPath: ., containerPath: /a, propagation: none}]\n",
                    "  extraPortMappings: [{hostPort: 70000, containerPort: 1}]\n",
                    "  extraPortMappings: [{hostPort: 80, containerPort: 1, protocol: tcp}]\n",
                    "  extraPortMappings: [{hostPort: 80, containerPort: 1, protocol: http}]\n",
                    "  labels: [a]\n",
                    "  role: worker\n")));
    return text.toString();
  }

  private String role() {
    return one(
        "role: worker",
        "role: worker",
        "role: worker",
        "role: control-plane",
        "image: b",
        random.nextInt(8) == 0 ? "role: master" : "role: worker");
  }

  private String gates() {
    return "{"
        + one("SeccompDefault", "Other", "seccompDefault")
        + ": "
        + (random.nextInt(12) == 0
            ? one("\"true\"", "1", "null", "[]")
            : one("true", "false", "yes"))
        + "}";
  }

  private String networking() {
    return "networking: {"
        + one(
            "ipFamily: ipv6",
            "ipFamily: ipv4",
            "ipFamily: IPv6",
            "kubeProxyMode: none",
            "kubeProxyMode: nftables",
            "kubeProxyMode: ipvs",
            "kubeProxyMode: userspace",
            "apiServerPort: 6443",
            "apiServerPort: 70000",
            "disableDefaultCNI: \"yes\"",
            "disableDefaultCNI: maybe",
            subnets(),
            subnets(),
            subnets())
        + "}\n";
  }

  private String subnets() {
    String family = one("", "ipFamily: ipv4, ", "ipFamily: ipv6, ", "ipFamily: dual, ");
    String value = subnet();
    while (random.nextInt(3) == 0) {
      value += "," + subnet();
    }
    return family + one("podSubnet", "serviceSubnet") + ": \"" + value + "\"";
  }

  private String subnet() {
    return random.nextInt(6) == 0
        ? one("10.1.0.0", "10.1.0.0/33", "10.01.0.0/16", "foo/16", "fd00::/129", "a:b/64", "", " ")
        : one("10.1.0.0/16", "10.96.7.1/012", "fd00::/56", "FD00:10:244::1.2.3.4/128", "::/0");
  }

  private String portMappings() {
    List<String> mappings = new ArrayList<>();
    for (int left = random.nextInt(4); left >= 0; left--) {
      String mapping = "{hostPort: " + one("80", "80", "80", "81", "0", "-1");
      if (random.nextBoolean()) {
        mapping +=
            ", listenAddress: \""
                + one(
                    "127.0.0.1", "127.0.0.2", "0.0.0.0", "::", "::1", "0:0::1", "localhost", "1.2")
                + "\"";
      }
      mapping += one("", ", protocol: TCP", ", protocol: tcp", ", protocol: udp");
      mappings.add(mapping + ", containerPort: 1}");
    }
    return "  extraPortMappings: [" + String.join(", ", mappings) + "]\n";
  }

  private String patches(String indent) {
    StringBuilder text = new StringBuilder();
    boolean json = random.nextInt(3) == 0;
    if (!json || random.nextBoolean()) {
      text.append(indent).append("kubeadmConfigPatches:\n");
      for (int left = 1 + random.nextInt(2); left > 0; left--) {
        text.append(indent).append("- |\n").append(document().indent(indent.length() + 2));
        sometimes(6, () -> text.append(("---\n" + document()).indent(indent.length() + 2)));
      }
      sometimes(
          40, () -> text.append(indent).append(one("- a: b\n", "- []\n", "- text\n", "- ''\n")));
    }
    if (json) {
      text.append(indent).append("kubeadmConfigPatchesJSON6902:\n");
      text.append(indent).append("- kind: ").append(kind()).append('\n');
      sometimes(4, () -> text.append(indent).append("  group: kubeadm.k8s.io\n"));
      sometimes(
          4, () -> text.append(indent).append(one("  version: v1beta3\n", "  version: v1beta4\n")));
      sometimes(40, () -> text.append(indent).append("  name: config\n"));
      text.append(indent).append("  patch: |\n").append(operations().indent(indent.length() + 4));
    }
    return text.toString();
  }

  private String kind() {
    return random.nextInt(12) == 0
        ? one("ClusterConfig", "clusterConfiguration", "\"\"")
        : one(KubeadmDocument.KINDS);
  }

  private String document() {
    StringBuilder text = new StringBuilder();
    text.append(random.nextInt(20) == 0 ? "Kind: " : "kind: ").append(kind()).append('\n');
    sometimes(3, () -> text.append("apiVersion: ").append(one(API_VERSIONS)).append('\n'));
    for (int left = random.nextInt(4); left > 0; left--) {
      text.append(field(0));
    }
    return text.toString();
  }

  private String field(int depth) {
    String key = one(KEYS);
    if (key.endsWith("xtraArgs") && random.nextInt(5) > 0) {
      return key + ": " + arguments() + "\n";
    } else if (depth < 3 && random.nextBoolean()) {
      StringBuilder below = new StringBuilder();
      for (int left = 1 + random.nextInt(3); left > 0; left--) {
        below.append(field(depth + 1));
      }
      return key + ":\n" + below.toString().indent(2);
    }
    return key + ": " + value() + "\n";
  }

  private String arguments() {
    List<String> arguments = new ArrayList<>();
    boolean list = random.nextBoolean();
    for (int left = random.nextInt(3); left >= 0; left--) {
      String name = one(ARGUMENTS);
      String value = one("\"true\"", "\"a=b\"", "true", "null", "text");
      arguments.add(
          list
              ? one("{name: ", "{name: ", "{nam: ") + name + ", value: " + value + "}"
              : name + ": " + value);
    }
    String joined = String.join(", ", arguments);
    return list ? "[" + joined + "]" : "{" + joined + "}";
  }

  private String value() {
    return one(
        "true",
        "\"true\"",
        "yes",
        "null",
        "1",
        "1.0",
        "0644",
        "text",
        "[]",
        "{}",
        "[a, a, null]",
        "{a: null, b: {c: null}}",
        "[{a: null}]");
  }

  private String operations() {
    StringBuilder text = new StringBuilder();
    for (int left = 1 + random.nextInt(2); left > 0; left--) {
      String op = one("add", "add", "add", "replace", "remove", "copy", "move", "test", "Add");
      text.append("- op: ").append(op).append("\n  path: ").append(one(PATHS)).append('\n');
      if (op.equals("copy") || op.equals("move")) {
        text.append("  from: ").append(one(PATHS)).append('\n');
      } else if (!op.equals("remove")) {
        text.append("  value: ").append(value()).append('\n');
      }
    }
    return text.toString();
  }

  private void sometimes(int oneIn, Supplier<?> action) {
    if (random.nextInt(oneIn) == 0) {
      Object unused = action.get();
    }
  }

  private String one(String... of) {
    return one(List.of(of));
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
