package io.github.kindproof.cluster.kind.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sentences about faults in the configs that people write. */
class ConfigsOfUsersTest {
  private static final String ENOUGH =
      "leave the gate out; seccompDefault: true in KubeletConfiguration is enough";

  @TempDir Path folder;
  private WarnedConfigs configs;

  @BeforeEach
  void open() {
    configs = new WarnedConfigs(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "apiServer, API server",
    "controllerManager, controller manager",
    "scheduler, scheduler",
  })
  void theGateOfAControlPlaneComponent(String field, String component) throws IOException {
    String text =
        """
        kubeadmConfigPatches:
        - |
          kind: ClusterConfiguration
          %s:
            extraArgs:
              feature-gates: SeccompDefault=true
        """
            .formatted(field);
    assertThat(configs.warnings(text, "v1.34.11"))
        .containsExactly(
            "8: the gate SeccompDefault is unknown to v1.34.11: the "
                + component
                + " does not start; "
                + ENOUGH);
    assertThat(configs.warnings(text, "v1.36.4"))
        .containsExactly(
            "8: the gate SeccompDefault is unknown to v1.36.4: the "
                + component
                + " does not start; "
                + ENOUGH);
    assertThat(configs.warnings(text, "v1.28.15"))
        .containsExactly(
            "8: the gate SeccompDefault is of no use to the "
                + component
                + ": in v1.28.15, only kubelets read it;"
                + " set seccompDefault: true in KubeletConfiguration");
    assertThat(configs.warnings(text, "v1.24.17"))
        .containsExactly(
            "8: the gate SeccompDefault is of no use to the "
                + component
                + ": in v1.24.17, only kubelets read it;"
                + " set it in KubeletConfiguration, with seccompDefault: true");
  }

  @Test
  void theGateOfAComponentByJsonPatch() throws IOException {
    String text =
        """
        kubeadmConfigPatchesJSON6902:
        - group: kubeadm.k8s.io
          version: v1beta3
          kind: ClusterConfiguration
          patch: |
            - op: add
              path: /apiServer/extraArgs/feature-gates
              value: SeccompDefault=true
        """;
    assertThat(configs.warnings(text, "v1.34.11"))
        .containsExactly(
            "10: the gate SeccompDefault is unknown to v1.34.11: the API server does not start; "
                + ENOUGH);
    assertThat(configs.warnings(text, "v1.26.15"))
        .containsExactly(
            "10: the gate SeccompDefault is of no use to the API server: in v1.26.15, only kubelets"
                + " read it; set seccompDefault: true in KubeletConfiguration");
  }

  @Test
  void theGateOfTheKubeletByJsonPatch() throws IOException {
    String text =
        """
        kubeadmConfigPatchesJSON6902:
        - group: kubelet.config.k8s.io
          version: v1beta1
          kind: KubeletConfiguration
          patch: |
            - {op: add, path: /seccompDefault, value: true}
            - op: add
              path: /featureGates
              value: {SeccompDefault: true}
        """;
    assertThat(configs.warnings(text, "v1.30.14"))
        .containsExactly(
            "11: the gate SeccompDefault is unknown to v1.30.14: the kubelet does not start; "
                + ENOUGH);
    assertThat(configs.warnings(text, "v1.24.17")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"v1.22.17, set the gate to true", "v1.24.17, set the gate to true"})
  void theGateIsOff(String version, String remedy) throws IOException {
    theGateIsOffOrLeftOut(version, remedy);
  }

  @Test
  void theGateIsOffWhereItIsOnByDefault() throws IOException {
    theGateIsOffOrLeftOut("v1.26.15", "leave the gate out");
  }

  private void theGateIsOffOrLeftOut(String version, String remedy) throws IOException {
    String field =
        """
        kubeadmConfigPatches:
        - |
          kind: KubeletConfiguration
          seccompDefault: true
        """;
    String said =
        "the gate SeccompDefault is off, so the kubelet %s rejects seccompDefault and does not start; %s"
            .formatted(version, remedy);
    assertThat(configs.warnings(field + "  featureGates: {SeccompDefault: false}\n", version))
        .containsExactly("7: " + said);
    assertThat(configs.warnings(field + "featureGates: {SeccompDefault: false}\n", version))
        .containsExactly("7: " + said);
  }

  @ParameterizedTest
  @CsvSource({"v1.22.17, AllAlpha", "v1.24.17, AllAlpha", "v1.26.15, AllBeta"})
  void theGateOfAllOfItsStage(String version, String all) throws IOException {
    String field =
        """
        kubeadmConfigPatches:
        - |
          kind: KubeletConfiguration
          seccompDefault: true
          featureGates: {%s}
        """;
    assertThat(configs.warnings(field.formatted(all + ": true"), version)).isEmpty();
    assertThat(configs.warnings(field.formatted(all + ": false, SeccompDefault: true"), version))
        .isEmpty();
    assertThat(configs.warnings(field.formatted(all + ": false"), version))
        .containsExactly(
            "7: the gate %s is off, so the kubelet %s rejects seccompDefault and does not start;"
                    .formatted(all, version)
                + " set the gate SeccompDefault to true");
    assertThat(configs.warnings(field.formatted(all + ": true, SeccompDefault: false"), version))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("7: the gate SeccompDefault is off");
  }

  @Test
  void theGateOfAllOfItsStageAsAnArgument() throws IOException {
    String arguments =
        """
        kubeadmConfigPatches:
        - |
          kind: InitConfiguration
          nodeRegistration:
            kubeletExtraArgs:
              seccomp-default: "true"
              feature-gates: %s
        """;
    assertThat(configs.warnings(arguments.formatted("AllAlpha=true"), "v1.24.17")).isEmpty();
    assertThat(configs.warnings(arguments.formatted("AllBeta=true"), "v1.24.17")).hasSize(1);
    assertThat(configs.warnings(arguments.formatted("AllBeta=false"), "v1.26.15")).hasSize(1);
    assertThat(configs.warnings(arguments.formatted("AllBeta=false"), "v1.27.16")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "v1.24.17, AllAlpha=true, SeccompDefault: false",
    "v1.26.15, AllAlpha=true, SeccompDefault: false",
    "v1.26.15, AllAlpha=true, AllBeta: false",
  })
  void anArgumentWithItsGateOffInTheFile(String version, String argument, String gate)
      throws IOException {
    assertThat(
            configs.warnings(
                """
                kubeadmConfigPatches:
                - |
                  kind: InitConfiguration
                  nodeRegistration:
                    kubeletExtraArgs:
                      seccomp-default: "true"
                      feature-gates: %s
                - |
                  kind: KubeletConfiguration
                  featureGates: {%s}
                """
                    .formatted(argument, gate),
                version))
        .singleElement()
        .asString()
        .startsWith("12: the gate " + gate.split(":", 2)[0] + " is off, so the kubelet " + version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.22.17", "v1.24.17", "v1.26.15", "v1.27.16", "v1.28.15"})
  void theGateAlone(String version) throws IOException {
    String alone =
        "the gate SeccompDefault alone turns nothing on in %s: pods without a profile stay"
            + " unconfined; add seccompDefault: true to KubeletConfiguration";
    assertThat(configs.warnings("featureGates: {SeccompDefault: true}\n", version))
        .containsExactly("3: " + alone.formatted(version));
    String ofWorker =
        """
        nodes:
        - role: control-plane
        - role: worker
          kubeadmConfigPatches:
          - |
            kind: JoinConfiguration
            nodeRegistration:
              kubeletExtraArgs:
                feature-gates: SeccompDefault=true
        """;
    assertThat(configs.warnings(ofWorker, version))
        .containsExactly("11: " + alone.formatted(version));
  }

  @Test
  void anArgumentInPlaceOfAField() throws IOException {
    String text =
        """
        kubeadmConfigPatches:
        - |
          kind: KubeletConfiguration
          seccomp-default: true
        """;
    assertThat(configs.warnings(text, "v1.34.11"))
        .containsExactly(
            "6: kubeadm v1.34.11 ignores the unknown field KubeletConfiguration.seccomp-default;"
                + " write seccompDefault");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.22.17", "v1.34.11", "v1.37.0"})
  void argumentsBesideTheirPlace(String version) throws IOException {
    String text =
        """
        kubeadmConfigPatches:
        - |
          kind: ClusterConfiguration
          apiServer:
            extraArgs:
            audit-log-path: /a
        """;
    assertThat(configs.warnings(text, version))
        .containsExactly(
            "8: kubeadm %s ignores the unknown field ClusterConfiguration.apiServer.audit-log-path; indent it below extraArgs"
                .formatted(version));
  }

  @Test
  void aKeyTwiceInOnePatch() throws IOException {
    String text =
        """
        kubeadmConfigPatches:
        - |
          kind: KubeletConfiguration
          featureGates:
            SeccompDefault: true
          seccompDefault: true
          featureGates:
            JobReadyPods: true
        """;
    assertThat(configs.warnings(text, "v1.24.17"))
        .containsExactly(
            "6: `featureGates` is there again on line 9, and only that one counts;"
                + " merge both into one `featureGates`",
            "8: SeccompDefault is alpha in v1.24.17: the kubelet rejects seccompDefault without its"
                + " gate in the same place; add featureGates: {SeccompDefault: true}");
  }

  @Test
  void aJsonPatchWithItsKindAloneApplies() throws IOException {
    String text =
        """
        kubeadmConfigPatchesJSON6902:
        - kind: KubeletConfiguration
          patch: |
            - {op: add, path: /seccompDefault, value: true}
        """;
    assertThat(configs.warnings(text, "v1.34.11")).isEmpty();
    assertThat(configs.warnings(text, "v1.24.17"))
        .containsExactly(
            "6: SeccompDefault is alpha in v1.24.17: the kubelet rejects seccompDefault without its"
                + " gate in the same place; add featureGates: {SeccompDefault: true}");
  }

  @ParameterizedTest
  @CsvSource({"v1.24.17, v1beta3", "v1.34.11, v1beta3", "v1.36.4, v1beta4"})
  void aJsonPatchOfAnOldVersion(String version, String written) throws IOException {
    String text =
        """
        kubeadmConfigPatchesJSON6902:
        - group: kubeadm.k8s.io
          version: v1beta2
          kind: ClusterConfiguration
          patch: |
            - {op: add, path: /apiServer/extraArgs/feature-gates, value: SeccompDefault=true}
        """;
    assertThat(configs.warnings(text, version))
        .containsExactly(
            "5: kind writes kubeadm.k8s.io/%2$s for %1$s and ignores a patch of kubeadm.k8s.io/v1beta2; write group: kubeadm.k8s.io and version: %2$s, or leave both out"
                .formatted(version, written));
  }

  @Test
  void ofAnIgnoredPatchNothingMoreIsSaid() throws IOException {
    String text =
        """
        nodes:
        - role: control-plane
          kubeadmConfigPatches:
          - |
            kind: JoinConfiguration
            nodeRegistration:
              kubeletExtraArgs:
                seccomp-default: true
                feature-gates: SeccompDefault=false
                feature-gates: Nonsense
              foo: bar
        """;
    assertThat(configs.warnings(text, "v1.34.11"))
        .containsExactly(
            "7: the first control plane initializes the cluster and never joins, so this is"
                + " ignored; patch its InitConfiguration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"apiServer", "controllerManager", "scheduler"})
  void argumentsInAMappingThatKindDrops(String component) throws IOException {
    String text =
        """
        kubeadmConfigPatches:
        - |
          kind: ClusterConfiguration
          apiVersion: kubeadm.k8s.io/v1beta4
          %s:
            extraArgs:
              v: "4"
        """
            .formatted(component);
    assertThat(configs.warnings(text, "v1.36.4"))
        .containsExactly(
            "9: kind drops arguments in a mapping from a patch that names kubeadm.k8s.io/v1beta4;"
                + " leave the apiVersion out, or write a list of name and value");
    assertThat(
            configs.warnings(text.replace("  apiVersion: kubeadm.k8s.io/v1beta4\n", ""), "v1.36.4"))
        .isEmpty();
  }

  @Test
  void theImageTellsTheVersion() throws IOException {
    String text =
        """
        nodes:
        - role: control-plane
          image: kindest/node:v1.24.17
        kubeadmConfigPatches:
        - |
          kind: KubeletConfiguration
          seccompDefault: true
        """;
    assertThat(configs.versions(text))
        .isEqualTo("checked for Kubernetes v1.24.17, the version of the image on line 5");
    assertThat(configs.warningsByImage(text))
        .containsExactly(
            "9: SeccompDefault is alpha in v1.24.17: the kubelet rejects seccompDefault without its"
                + " gate in the same place; add featureGates: {SeccompDefault: true}");
    assertThat(configs.warnings(text, "v1.34.11"))
        .containsExactly(
            "5: v1.34.11, as requested, replaces this image of v1.24.17;"
                + " request v1.24.17, or leave the image out");
  }

  @Test
  void aMountOfWhatIsNotHereIsOneOfTheWarnings() throws IOException {
    String text =
        """
        nodes:
        - role: control-plane
          extraMounts:
          - hostPath: ./nowhere
            containerPath: /var/lib/kubelet/seccomp/profiles
        featureGates: {SeccompDefault: true}
        """;
    assertThat(configs.warnings(text, "v1.34.11"))
        .containsExactly(
            "6: hostPath './nowhere' does not exist (%s), so nodes get an empty folder in its place; create it, or run from the folder that has it"
                .formatted(folder.resolve("nowhere")),
            "8: the gate SeccompDefault is unknown to v1.34.11: components that get it do not"
                + " start; "
                + ENOUGH);
  }

  @Test
  void anArgumentWithoutItsQuotes() throws IOException {
    String text =
        """
        nodes:
        - role: control-plane
          kubeadmConfigPatches:
          - |
            kind: InitConfiguration
            nodeRegistration:
              kubeletExtraArgs:
                seccomp-default: true
        """;
    for (String version : new String[] {"v1.34.11", "v1.36.4"}) {
      assertThat(configs.warnings(text, version))
          .containsExactly(
              "10: kubeadm %s rejects InitConfiguration.nodeRegistration.kubeletExtraArgs.seccomp-default: it must be a string; quote it: \"true\""
                  .formatted(version));
    }
  }

  @Test
  void aListOfArgumentsBelowItsVersion() throws IOException {
    String text =
        """
        nodes:
        - role: control-plane
          kubeadmConfigPatches:
          - |
            kind: InitConfiguration
            nodeRegistration:
              kubeletExtraArgs:
              - name: seccomp-default
                value: "true"
        """;
    assertThat(configs.warnings(text, "v1.36.4")).isEmpty();
    assertThat(configs.warnings(text, "v1.35.8"))
        .containsExactly(
            "9: kubeadm v1.35.8 rejects InitConfiguration.nodeRegistration.kubeletExtraArgs:"
                + " it must be a mapping; write `NAME: VALUE` for each");
  }

  @ParameterizedTest
  @CsvSource({
    "v1.24.17, 'set it in KubeletConfiguration, with seccompDefault: true'",
    "v1.28.15, set seccompDefault: true in KubeletConfiguration",
    "v1.34.11, leave the gate out; seccompDefault: true in KubeletConfiguration is enough",
  })
  void aGateOfComponentsInKubeadmsField(String version, String remedy) throws IOException {
    String text =
        """
        kubeadmConfigPatches:
        - |
          kind: ClusterConfiguration
          featureGates:
            SeccompDefault: true
        """;
    assertThat(configs.warnings(text, version))
        .containsExactly(
            "7: kubeadm %s rejects the gate SeccompDefault, which is not one of its own in this version; %s"
                .formatted(version, remedy));
  }

  @ParameterizedTest
  @CsvSource({
    "ControlPlaneKubeletLocalMode, v1.24.17, leave the gate out: kubeadm knows it from v1.31 to v1.35",
    "JobReadyPods, v1.24.17, 'move it to featureGates of the cluster, which all components get'",
  })
  void anotherGateInKubeadmsField(String gate, String version, String remedy) throws IOException {
    String text =
        """
        kubeadmConfigPatches:
        - "{kind: ClusterConfiguration, featureGates: {%s: true}}"
        """
            .formatted(gate);
    assertThat(configs.warnings(text, version))
        .containsExactly(
            "4: kubeadm %s rejects the gate %s, which is not one of its own in this version; %s"
                .formatted(version, gate, remedy));
  }

  @Test
  void anArgumentThatContradictsTheField() throws IOException {
    String text =
        """
        kubeadmConfigPatches:
        - |
          kind: KubeletConfiguration
          seccompDefault: true
        - |
          kind: InitConfiguration
          nodeRegistration: {kubeletExtraArgs: {seccomp-default: "false"}}
        """;
    assertThat(configs.warnings(text, "v1.34.11"))
        .containsExactly(
            "9: the argument seccomp-default=false wins over seccompDefault: true on line 6;"
                + " leave one of them out");
  }

  @Test
  void aQuotedGateIsTakenForWhatItsAuthorMeant() throws IOException {
    String text =
        """
        featureGates: {SeccompDefault: "true"}
        kubeadmConfigPatches:
        - |
          kind: ClusterConfiguration
          apiServer: {extraArgs: {feature-gates: AllBeta=false}}
        """;
    assertThat(String.join("\n", configs.warnings(text, "v1.34.11")))
        .doesNotContain("SeccompDefault=false", "is lost");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nodes: [{role: control-plane, kubeadmConfigPatch: []}]"
            + "| the unknown field nodes[0].kubeadmConfigPatch; write kubeadmConfigPatches",
        "FeatureGates: {} | the unknown field FeatureGates; write featureGates",
        "extraMounts: []  | the unknown field extraMounts; move it below nodes",
        "seccompDefault: true | the unknown field seccompDefault; set it in KubeletConfiguration",
        "network: {} | the unknown field network; write networking",
      })
  void aMisspeltFieldOfKind(String line, String said) throws IOException {
    assertThat(configs.warnings(line + "\n", "v1.34.11"))
        .containsExactly("3: kind rejects " + said);
  }

  @Test
  void aTemplate() {
    assertThatThrownBy(
            () -> configs.config("nodes:\n{{- range .Values.nodes }}\n- role: {{ .role }}\n"))
        .hasMessage(
            folder.resolve("kind.yaml")
                + ":4: is a template, not a kind config: {{- range .Values.nodes }};"
                + " render it first, for example with `helm template`, and give the result");
  }
}
