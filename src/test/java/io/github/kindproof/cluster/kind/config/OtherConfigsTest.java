package io.github.kindproof.cluster.kind.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** More faults of the kinds of {@link ConfigsOfUsersTest}: in other fields, places and versions. */
class OtherConfigsTest {
  @TempDir Path folder;
  private WarnedConfigs configs;

  @BeforeEach
  void open() {
    configs = new WarnedConfigs(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "seccompDefault, v1.24.17, write SeccompDefault",
    "seccompDefault, v1.34.11,"
        + " leave the gate out; seccompDefault: true in KubeletConfiguration is enough",
    "DynamicKubeletConfig, v1.34.11, leave the gate out: it is known up to v1.25",
    "UserNamespaceSupport, v1.34.11, write UserNamespacesSupport",
    "Nonsense, v1.34.11, leave the gate out",
  })
  void aGateThatNoComponentKnows(String gate, String version, String remedy) throws IOException {
    assertThat(configs.warnings("featureGates: {%s: true}\n".formatted(gate), version))
        .containsExactly(
            "3: the gate %s is unknown to %s: components that get it do not start; %s"
                .formatted(gate, version, remedy));
  }

  @Test
  void aGateWithoutAValueIsOff() throws IOException {
    assertThat(
            configs.warnings(
                """
                featureGates:
                  SeccompDefault:
                kubeadmConfigPatches:
                - "{kind: KubeletConfiguration, seccompDefault: true}"
                """,
                "v1.24.17"))
        .containsExactly(
            "4: the gate SeccompDefault is off, so the kubelet v1.24.17 rejects seccompDefault and"
                + " does not start; set the gate to true");
  }

  @Test
  void aGateThatIsNeitherOnNorOff() throws IOException {
    assertThat(configs.warnings("featureGates: {SeccompDefault: \"true\"}\n", "v1.27.16"))
        .contains(
            "3: kind rejects featureGates.SeccompDefault: it must be true or false;"
                + " leave out the quotes");
    assertThat(configs.warnings(ofKubelet("feature-gates: SeccompDefault"), "v1.24.17"))
        .containsExactly(
            "7: the gate SeccompDefault must be true or false in v1.24.17: the kubelet does not"
                + " start; write SeccompDefault=true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seccompDefault: 'true' | the unknown argument seccompDefault | write seccomp-default",
        "seccomp-defaults: 'true' | the unknown argument seccomp-defaults | write seccomp-default",
        "container-runtime: remote | the unknown argument container-runtime |"
            + " leave it out: it is known up to v1.26",
      })
  void anArgumentThatTheKubeletDoesNotKnow(String argument, String what, String remedy)
      throws IOException {
    assertThat(configs.warnings(ofKubelet(argument), "v1.34.11"))
        .containsExactly(
            "7: the kubelet v1.34.11 rejects %s and does not start; %s".formatted(what, remedy));
  }

  @Test
  void anArgumentMayHaveUnderscores() throws IOException {
    assertThat(configs.warnings(ofKubelet("seccomp_default: 'true'"), "v1.34.11")).isEmpty();
    assertThat(configs.warnings(ofKubelet("seccomp_default: 'true'"), "v1.24.17")).hasSize(1);
    assertThat(configs.warnings(ofKubelet("seccomp-default: 'yes'"), "v1.34.11"))
        .containsExactly(
            "7: the kubelet v1.34.11 does not start: seccomp-default must be true or false;"
                + " write \"true\"");
  }

  @Test
  void eachDocumentOfAPatchCounts() throws IOException {
    assertThat(
            configs.warnings(
                """
                kubeadmConfigPatches:
                - |
                  kind: KubeletConfiguration
                  seccompDefault: true
                  ---
                  kind: KubeletConfig
                  ---
                  kind: ClusterConfiguration
                  apiservr: {}
                """,
                "v1.34.11"))
        .containsExactly(
            "8: kind writes no document of kind 'KubeletConfig', so this patch is ignored;"
                + " patch one of InitConfiguration, JoinConfiguration, ClusterConfiguration,"
                + " KubeletConfiguration, KubeProxyConfiguration",
            "11: kubeadm v1.34.11 ignores the unknown field ClusterConfiguration.apiservr;"
                + " write apiServer");
  }

  @Test
  void thePatchOfANodeWins() throws IOException {
    String text =
        """
        kubeadmConfigPatches:
        - |
          kind: JoinConfiguration
          nodeRegistration: {kubeletExtraArgs: {seccomp-default: "true"}}
        nodes:
        - role: control-plane
        - role: worker
          kubeadmConfigPatches:
          - |
            kind: JoinConfiguration
            nodeRegistration: {kubeletExtraArgs: {seccomp-default: %s}}
        """;
    assertThat(configs.warnings(text.formatted("\"false\""), "v1.24.17")).isEmpty();
    assertThat(configs.warnings(text.formatted("null"), "v1.24.17")).isEmpty();
    assertThat(configs.warnings(text.formatted("\"true\""), "v1.24.17"))
        .containsExactly(
            "13: SeccompDefault is alpha in v1.24.17: the kubelet rejects seccomp-default without"
                + " its gate in the same place; add feature-gates: SeccompDefault=true to the same"
                + " arguments");
  }

  @ParameterizedTest
  @CsvSource({"ClusterConfiguration", "InitConfiguration", "KubeProxyConfiguration"})
  void aWorkerReadsOnlyJoinConfiguration(String kind) throws IOException {
    assertThat(
            configs.warnings(
                """
                nodes:
                - role: control-plane
                - role: worker
                  kubeadmConfigPatches:
                  - |
                    kind: %s
                    foo: bar
                """
                    .formatted(kind),
                "v1.34.11"))
        .containsExactly(
            "8: %s of a joining node is ignored: the node uses the cluster's; patch its JoinConfiguration, or the whole cluster"
                .formatted(kind));
  }

  @Test
  void theFirstControlPlaneSpeaksForAll() throws IOException {
    assertThat(
            configs.warnings(
                """
                nodes:
                - role: control-plane
                  kubeadmConfigPatches:
                  - |
                    kind: KubeletConfiguration
                    seccompDefault: true
                - role: worker
                """,
                "v1.34.11"))
        .containsExactly(
            "7: every node gets this KubeletConfiguration, not only the first control plane;"
                + " set kubeletExtraArgs in its InitConfiguration, or patch the whole cluster");
  }

  @Test
  void onlyTheFirstControlPlaneInitializes() throws IOException {
    String init =
        """
        kubeadmConfigPatches:
        - |
          kind: InitConfiguration
          nodeRegistration: {kubeletExtraArgs: {seccomp-default: "true"}}
        """;
    String worker = "nodes: [{role: control-plane}, {role: worker}]\n";
    assertThat(configs.warnings(init, "v1.34.11")).isEmpty();
    assertThat(configs.warnings(init + worker, "v1.34.11"))
        .containsExactly(
            "5: only the first control plane reads InitConfiguration: nodes that join do not get"
                + " this; patch JoinConfiguration too, or move the patch to the control plane");
    String join = "- \"{kind: JoinConfiguration}\"\n";
    assertThat(configs.warnings(init + join + worker, "v1.34.11")).isEmpty();
  }

  @Test
  void imagesOfTwoVersions() throws IOException {
    String text =
        """
        nodes:
        - role: control-plane
          image: kindest/node:v1.28.15@sha256:a7c05c7ae043a0b8c818f5a06188bc2c4098f6cb59ca7d1856df00375d839251
        - role: worker
          image: localhost:5000/node:v1.30.14-mine
          kubeadmConfigPatches:
          - |
            kind: JoinConfiguration
            nodeRegistration:
              kubeletExtraArgs:
                seccomp-default: "true"
                feature-gates: SeccompDefault=true
        """;
    assertThat(configs.versions(text))
        .isEqualTo("checked for Kubernetes v1.28.15 and v1.30.14, the images on lines 5 and 7");
    assertThat(configs.warningsByImage(text))
        .containsExactly(
            "14: the gate SeccompDefault is unknown to v1.30.14: the kubelet does not start;"
                + " leave the gate out; seccompDefault: true in KubeletConfiguration is enough");
  }

  @Test
  void anImageByItsDigest() throws IOException {
    String digest =
        "nodes: [{role: control-plane, image: 'kindest/node@sha256:"
            + "bad10f9b98d54586cba05a7eaa1b61c6b90bfc4ee174fdc43a7b75ca75c95e51'}]\n";
    assertThat(configs.versions(digest))
        .isEqualTo("checked for Kubernetes v1.24.17, the version of the image on line 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kindest/node:latest | the image name contains no Kubernetes version, so it counts as"
            + " v1.34.11; name its version with --kubernetes",
        "kindest/node:v1.19.16 | Kindproof does not know v1.19.16, only v1.22 and later;"
            + " use a newer image: these warnings may be wrong for this one",
      })
  void anImageOfNoKnownVersion(String image, String said) throws IOException {
    assertThat(
            configs.warningsByImage(
                "nodes: [{role: control-plane, image: '%s'}]\n".formatted(image)))
        .containsExactly("3: " + said);
  }

  @Test
  void nodesWithoutAnImageBesideOthers() throws IOException {
    String text =
        """
        nodes:
        - role: control-plane
          image: kindest/node:v1.35.8
        - role: worker
        """;
    assertThat(configs.versions(text))
        .isEqualTo(
            "checked for Kubernetes v1.35.8 and v1.37.0, the version of the image on line 5 and of"
                + " kind's default image");
    assertThat(configs.versions("nodes: [{role: control-plane}]\n"))
        .isEqualTo(
            "checked for Kubernetes v1.37.0, kind's default image, because the config names none");
  }

  @Test
  void anImageByAnAlias() throws IOException {
    String text =
        """
        nodes:
        - &node
          role: control-plane
          image: &image kindest/node:v1.35.8
        - role: worker
          image: *image
        - *node
        """;
    assertThat(configs.versions(text))
        .isEqualTo("checked for Kubernetes v1.35.8, the images on lines 6 and 8");
    assertThat(configs.warnings(text, "v1.34.11"))
        .extracting(it -> it.substring(0, 2))
        .containsExactly("6:", "8:");
  }

  @Test
  void aPatchInJsonOfOneLine() throws IOException {
    assertThat(
            configs.warnings(
                "nodes: [{role: control-plane, \"kubeadmConfigPatches\":"
                    + " [\"kind: KubeletConfiguration\\nevictionSoft: {}\\nseccomp: true\\n\"]}]\n",
                "v1.34.11"))
        .containsExactly(
            "3: kubeadm v1.34.11 ignores the unknown field KubeletConfiguration.seccomp;"
                + " leave it out");
  }

  @Test
  void aPatchThatIsNotYamlInJsonOfOneLine() {
    assertThatThrownBy(
            () ->
                configs.warnings("kubeadmConfigPatches: [\"kind: A\\na: b\\nc: [\"]\n", "v1.34.11"))
        .hasMessageContaining("kind.yaml:3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ClusterConfiguration | kubeletConfiguration: {} | patch KubeletConfiguration",
        "ClusterConfiguration | kubelet: {} | patch KubeletConfiguration",
        "InitConfiguration | clusterConfiguration: {} | patch ClusterConfiguration",
        "ClusterConfiguration | kubeProxyConfig: {} | patch KubeProxyConfiguration",
      })
  void aDocumentInAnother(String kind, String field, String remedy) throws IOException {
    assertThat(
            configs.warnings(
                "kubeadmConfigPatches:\n- |\n  kind: %s\n  %s\n".formatted(kind, field),
                "v1.34.11"))
        .singleElement()
        .asString()
        .startsWith("6: kubeadm v1.34.11 ignores the unknown field " + kind + ".")
        .endsWith("; " + remedy);
    assertThat(configs.warnings(field + "\n", "v1.34.11"))
        .singleElement()
        .asString()
        .endsWith("; " + remedy + " in kubeadmConfigPatches");
  }

  @Test
  void profilesBesideTheFolderOfTheKubelet() throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("profiles")).resolve("audit.json"),
        "{\"defaultAction\": \"SCMP_ACT_LOG\"}");
    String text =
        """
        nodes:
        - role: control-plane
          extraMounts:
          - {hostPath: profiles, containerPath: %s}
        """;
    assertThat(configs.warnings(text.formatted("/var/lib/kubelet/seccomp-profiles"), "v1.34.11"))
        .containsExactly(
            "6: pods cannot use seccomp profiles in '/var/lib/kubelet/seccomp-profiles':"
                + " kubelets look below /var/lib/kubelet/seccomp;"
                + " mount them below /var/lib/kubelet/seccomp");
    for (String good : new String[] {"/var/lib/kubelet/seccomp", "/var/lib/kubelet/seccomp/a/b"}) {
      assertThat(configs.warnings(text.formatted(good), "v1.34.11")).isEmpty();
    }
    assertThat(configs.warnings(text.formatted("seccomp"), "v1.34.11"))
        .containsExactly(
            "6: the container engine rejects containerPath 'seccomp';"
                + " write a path that begins with /");
  }

  @Test
  void profilesOnNodesWithoutPods() throws IOException {
    assertThat(
            configs.warnings(
                """
                nodes:
                - role: control-plane
                  extraMounts:
                  - hostPath: .
                    containerPath: /var/lib/kubelet/seccomp/profiles
                - role: worker
                """,
                "v1.34.11"))
        .containsExactly(
            "7: only control planes mount these profiles, but pods run on workers;"
                + " mount them on the workers too");
  }

  @Test
  void anArgumentThatReplacesWhatKindWrites() throws IOException {
    assertThat(
            configs.warnings(
                """
                featureGates: {UserNamespacesSupport: true}
                nodes:
                - role: control-plane
                  labels: {tier: backend}
                  kubeadmConfigPatches:
                  - |
                    kind: InitConfiguration
                    nodeRegistration:
                      kubeletExtraArgs:
                        node-labels: "ingress-ready=true"
                  - |
                    kind: ClusterConfiguration
                    apiServer:
                      extraArgs:
                        feature-gates: ProcMountType=true
                """,
                "v1.34.11"))
        .containsExactly(
            "12: node-labels here replaces the value from line 6: tier=backend is lost;"
                + " add tier=backend here",
            "17: feature-gates here replaces the value from line 3: UserNamespacesSupport=true is"
                + " lost; add UserNamespacesSupport=true here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kubeadmConfigPatches: 'kind: KubeletConfiguration' |"
            + " kubeadmConfigPatches: it must be a list; write a list",
        "kubeadmConfigPatches: ['just text'] |"
            + " this patch: it is not a mapping; begin it with a kind, for example `kind:"
            + " KubeletConfiguration`",
        "kubeadmConfigPatchesJSON6902: [{kind: ClusterConfiguration, name: config, patch: '[]'}] |"
            + " the unknown field kubeadmConfigPatchesJSON6902[0].name; leave it out",
        "kubeadmConfigPatchesJSON6902: [{kind: KubeletConfiguration, patch: 'op: add'}] |"
            + " this JSON patch: it is not a list of operations; write a list of op, path and"
            + " value",
        "kubeadmConfigPatchesJSON6902: [{kind: KubeletConfiguration,"
            + " patch: '[{op: replace, path: /featureGates/A, value: true}]'}] |"
            + " this JSON patch: it cannot replace /featureGates/A, because there is no"
            + " 'featureGates'; correct the path, or write a patch in kubeadmConfigPatches",
        "nodes: [{role: master}] |" + " the role 'master'; write one of control-plane, worker",
        "nodes: [{role: worker}] |"
            + " a cluster without a control plane; add `- role: control-plane`",
        "nodes: [{role: control-plane, extraMounts: [{hostPath: ., containerPath: /a,"
            + " readonly: true}]}] |"
            + " the unknown field nodes[0].extraMounts[0].readonly; write readOnly",
        "nodes: [{role: control-plane, extraPortMappings: [{hostPort: 99999}]}] |"
            + " the port 99999; write one from 0 to 65535",
        "networking: {kubeProxyMode: iptable} | the kubeProxyMode 'iptable'; write iptables",
        "name: My_Cluster |"
            + " the cluster name 'My_Cluster'; use lowercase letters, digits, dots and hyphens",
        "networking: {podSubnet: 10.244.0.0} | the podSubnet '10.244.0.0': '10.244.0.0' is not a"
            + " subnet; write an address and the length of its prefix, such as 10.244.0.0/16",
        "networking: {serviceSubnet: foo/16} | the serviceSubnet 'foo/16': 'foo/16' is not a"
            + " subnet; write an address and the length of its prefix, such as 10.96.0.0/16",
        "networking: {podSubnet: 10.244.0.0/33} | the podSubnet '10.244.0.0/33': '10.244.0.0/33' is"
            + " not a subnet; write an address and the length of its prefix, such as 10.244.0.0/16",
        "networking: {podSubnet: 'fd00::/56'} | the podSubnet 'fd00::/56': it is IPv6, but ipFamily"
            + " is ipv4; set ipFamily: ipv6",
        "networking: {ipFamily: ipv6, serviceSubnet: 10.96.0.0/16} | the serviceSubnet"
            + " '10.96.0.0/16': it is IPv4, but ipFamily is ipv6; write an IPv6 subnet, or leave"
            + " ipFamily out",
        "networking: {podSubnet: '10.1.0.0/16,fd00::/56'} | the podSubnet '10.1.0.0/16,fd00::/56':"
            + " only ipFamily dual takes several subnets; write one, or set ipFamily: dual",
        "networking: {ipFamily: dual, podSubnet: '10.1.0.0/16,10.2.0.0/16'} | the podSubnet"
            + " '10.1.0.0/16,10.2.0.0/16': ipFamily dual takes one subnet of each family;"
            + " write one IPv4 and one IPv6",
        "nodes: [{extraPortMappings: [{hostPort: 80, listenAddress: localhost}]}] |"
            + " the listenAddress 'localhost': it is not an IP address; write one, such as"
            + " 127.0.0.1",
        "nodes: [{extraPortMappings: [{hostPort: 80}, {hostPort: 80, listenAddress: 127.0.0.1}]}] |"
            + " the port 80 of the host: line 3 has it too; write another port, or another address",
      })
  void whatKindRejects(String line, String said) throws IOException {
    assertThat(configs.warnings(line + "\n", "v1.34.11"))
        .containsExactly("3: kind rejects " + said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nodes: [{extraPortMappings: [{hostPort: 80}]},"
            + " {role: worker, extraPortMappings: [{hostPort: 80}]}] | the port 80 of the host",
        "nodes: [{extraPortMappings: [{hostPort: 80}, {hostPort: 80, protocol: TCP}]}] |"
            + " the port 80 of the host",
        "networking: {apiServerPort: 6443}, nodes: [{extraPortMappings: [{hostPort: 6443}]}] |"
            + " the port 6443 of the host",
        "nodes: [{extraPortMappings: [{containerPort: 80, listenAddress: localhost}]}] |"
            + " the listenAddress 'localhost'",
        "networking: {apiServerAddress: localhost} | the apiServerAddress 'localhost'",
      })
  void whatTheContainerEngineRejects(String line, String said) throws IOException {
    assertThat(configs.warnings(line.replace("}, nodes", "}\nnodes") + "\n", "v1.34.11"))
        .singleElement()
        .asString()
        .contains("the container engine rejects " + said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "networking: {podSubnet: 10.1.0.0/016, serviceSubnet: 10.2.0.0/16}",
        "networking: {ipFamily: dual, podSubnet: 'fd00::/56,10.1.0.0/16'}",
        "networking: {ipFamily: dual, podSubnet: 10.1.0.0/16}",
        "networking: {ipFamily: ipv6, podSubnet: 'fd00::/56'}",
        "nodes: [{extraPortMappings: [{hostPort: 80}, {hostPort: 80, protocol: UDP}]}]",
        "nodes: [{extraPortMappings: [{hostPort: 0}, {containerPort: 80}, {hostPort: -1}]}]",
        "nodes: [{extraPortMappings: [{hostPort: 80, listenAddress: 127.0.0.1},"
            + " {hostPort: 80, listenAddress: 127.0.0.2}]}]",
      })
  void networksThatWork(String line) throws IOException {
    assertThat(configs.warnings(line + "\n", "v1.34.11")).isEmpty();
  }

  @Test
  void aPatchThatIsNoText() throws IOException {
    assertThat(
            configs.warnings("kubeadmConfigPatches: [{kind: KubeletConfiguration}]\n", "v1.34.11"))
        .containsExactly(
            "3: kind rejects kubeadmConfigPatches[0]: it must be a string;"
                + " begin the patch with `- |`");
  }

  @Test
  void aKeyTwiceInAConfig() throws IOException {
    assertThat(configs.warnings("nodes: []\nnetworking: {}\nnodes: []\n", "v1.34.11"))
        .containsExactly(
            "3: kind rejects `nodes`, which is there again on line 5; merge both into one `nodes`");
  }

  @Test
  void aSecondDocument() throws IOException {
    assertThat(configs.warnings("nodes: []\n---\nkind: Cluster\n", "v1.34.11"))
        .containsExactly(
            "5: kind reads only the first document of a config, so this has no effect;"
                + " write all in one document");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: InitConfiguration, kubeletExtraArgs: {v: '4'} | v1.34.11 |"
            + " InitConfiguration.kubeletExtraArgs; move it below nodeRegistration",
        "kind: ClusterConfiguration, seccompDefault: true | v1.34.11 |"
            + " ClusterConfiguration.seccompDefault; set it in KubeletConfiguration",
        "kind: KubeletConfiguration, failCgroupV1: false | v1.30.14 |"
            + " KubeletConfiguration.failCgroupV1; leave it out: it is a field from v1.31 on",
        "kind: KubeletConfiguration, dynamicKubeletConfig: false | v1.34.11 |"
            + " KubeletConfiguration.dynamicKubeletConfig; leave it out",
        "kind: KubeletConfiguration, seccompDefaults: true | v1.34.11 |"
            + " KubeletConfiguration.seccompDefaults; write seccompDefault",
        "kind: InitConfiguration, skipPhases: [mark-control-plane] | v1.22.17 |"
            + " InitConfiguration.skipPhases; leave it out",
      })
  void aFieldThatKubeadmDoesNotKnow(String patch, String version, String said) throws IOException {
    assertThat(configs.warnings("kubeadmConfigPatches: [\"{" + patch + "}\"]\n", version))
        .containsExactly("3: kubeadm " + version + " ignores the unknown field " + said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: KubeletConfiguration, seccompDefault: 'yes, please' |"
            + " KubeletConfiguration.seccompDefault: it must be true or false;"
            + " write true or false",
        "kind: KubeletConfiguration, podPidsLimit: '4096' |"
            + " KubeletConfiguration.podPidsLimit: it must be an integer; leave out the quotes",
        "kind: KubeletConfiguration, featureGates: [ProcMountType] |"
            + " KubeletConfiguration.featureGates: it must be a mapping;"
            + " write `NAME: VALUE` for each",
        "kind: KubeletConfiguration, syncFrequency: '60' |"
            + " KubeletConfiguration.syncFrequency: it must be a duration;"
            + " write it with a unit, for example 1m30s",
        "kind: InitConfiguration, skipPhases: {addon: true} |"
            + " InitConfiguration.skipPhases: it must be a list; begin each item with `- `",
      })
  void aValueThatKubeadmRejects(String patch, String said) throws IOException {
    assertThat(configs.warnings("kubeadmConfigPatches: [\"{" + patch + "}\"]\n", "v1.34.11"))
        .containsExactly("3: kubeadm v1.34.11 rejects " + said);
  }

  @Test
  void anItemWithoutItsName() throws IOException {
    assertThat(
            configs.warnings(
                """
                kubeadmConfigPatches:
                - |
                  kind: ClusterConfiguration
                  scheduler:
                    extraArgs:
                    - v: "4"
                """,
                "v1.36.4"))
        .containsExactly(
            "8: kind drops this argument: in a list, each has a name and a value;"
                + " write `- name: NAME`, and `value: VALUE` below it");
  }

  @Test
  void aProxyThatIsNotThere() throws IOException {
    assertThat(
            configs.warnings(
                """
                networking: {kubeProxyMode: none}
                kubeadmConfigPatches:
                - |
                  kind: KubeProxyConfiguration
                  mode: ipvs
                """,
                "v1.34.11"))
        .containsExactly(
            "6: kind writes no KubeProxyConfiguration without kube-proxy, so this patch is ignored;"
                + " leave it out, or set another kubeProxyMode");
  }

  @Test
  void metadataThatKindTears() throws IOException {
    String patch =
        """
        kubeadmConfigPatches:
        - |
          kind: ClusterConfiguration
          metadata:
            name: config
        """;
    assertThat(configs.warnings(patch, "v1.34.11")).isEmpty();
    assertThat(configs.warnings(patch + "    namespace: kube-system\n", "v1.34.11"))
        .containsExactly(
            "8: kind leaves this behind when it removes metadata.name: it lands below the field"
                + " before, or kubeadm cannot read the document; leave the metadata out");
  }

  @Test
  void aPatchThatChangesTheVersion() throws IOException {
    assertThat(
            configs.warnings(
                """
                kubeadmConfigPatchesJSON6902:
                - kind: InitConfiguration
                  patch: |
                    - {op: replace, path: /apiVersion, value: kubeadm.k8s.io/v1beta2}
                """,
                "v1.34.11"))
        .containsExactly(
            "6: kubeadm v1.34.11 rejects the API version kubeadm.k8s.io/v1beta2;"
                + " leave the version as kind writes it: kubeadm.k8s.io/v1beta3");
  }

  private static String ofKubelet(String argument) {
    return """
        kubeadmConfigPatches:
        - |
          kind: InitConfiguration
          nodeRegistration: {kubeletExtraArgs: {
            %s
          }}
        """
        .formatted(argument);
  }
}
