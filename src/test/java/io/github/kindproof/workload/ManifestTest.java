package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit-mode",
        "violation-mode",
        "custom-mode",
        "custom-mode-complete",
        "probe",
        "canary"
      })
  void ourOwnManifestsAreGood(String name) {
    Manifest manifest = Manifest.read(Path.of("manifests", name + ".yaml"));
    assertThat(manifest.pods()).isNotEmpty();
    assertThat(manifest.images()).isNotEmpty();
  }

  @Test
  void podsThatItsObjectsMakeCountToo() {
    Manifest manifest = Manifest.read(Path.of("manifests/rolling.yaml"));
    assertThat(manifest.pods()).isEmpty();
    assertThat(manifest.images()).containsExactly("nginx:1.27.5");
  }

  @Test
  void aPodCanBePutOnANode() {
    Manifest probe = Manifest.read(Path.of("manifests/probe.yaml")).on("worker");
    assertThat(probe.pods().get(0).getSpec().getNodeName()).isEqualTo("worker");
  }

  @Test
  void whatIsNoYamlIsToldWithItsLine() throws IOException {
    assertBad("kind: Pod\n  name: [", ".yaml:2: not valid YAML");
  }

  @Test
  void aManifestWithoutAPodIsRefused() throws IOException {
    assertBad(
        "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n",
        "has no pods, only Service a; add one of Pod, Deployment");
    assertBad(
        """
        {apiVersion: v1, kind: ConfigMap, metadata: {name: settings}}
        ---
        {apiVersion: example.com/v1, kind: Odd, metadata: {name: one}}
        """,
        "has no pods, only ConfigMap settings, Odd one (pods that an operator creates are not"
            + " observed); add");
  }

  @Test
  void whatIsAppliedNeedsNoPod() throws IOException {
    Path file = write("apiVersion: v1\nkind: Service\nmetadata: {name: a}\n");
    assertThat(Manifest.readToApply(file).objects()).hasSize(1);
  }

  @Test
  void aMalformedImageIsToldWithItsLine() throws IOException {
    assertBad(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec:
          containers:
          - name: a
            image: "UPPER CASE:1"
        """,
        ".yaml:7: 'UPPER CASE:1' is not an image name");
  }

  @Test
  void anchorsAliasesAndMergeKeysAreExpanded() throws IOException {
    Manifest manifest =
        Manifest.read(
            write(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a, labels: &labels {app: a}}
                spec:
                  selector: {matchLabels: *labels}
                  template:
                    metadata: {labels: *labels}
                    spec:
                      containers:
                      - &first
                        name: first
                        image: "nginx:1.27.5"
                        securityContext: &restrained {seccompProfile: {type: RuntimeDefault}}
                      - <<: *first
                        name: second
                      - <<: [{name: third}, *first]
                        args: ["<<"]
                """));

    List<Container> containers = manifest.podSpecs().findFirst().orElseThrow().getContainers();
    assertThat(containers)
        .extracting(Container::getName)
        .containsExactly("first", "second", "third");
    assertThat(containers)
        .allSatisfy(
            it ->
                assertThat(it.getSecurityContext().getSeccompProfile().getType())
                    .isEqualTo("RuntimeDefault"));
    assertThat(containers.get(2).getArgs()).containsExactly("<<");
    assertThat(((Deployment) manifest.objects().get(0)).getSpec().getSelector().getMatchLabels())
        .containsEntry("app", "a");
  }

  @Test
  void scalarsAreWhatKubectlMakesOfThem() throws IOException {
    Manifest manifest =
        Manifest.read(
            write(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: a, annotations: {on: "off", date: 2026-11-28, plain: !!str 5}}
                spec:
                  hostNetwork: yes
                  volumes: [{name: a, secret: {secretName: a, defaultMode: 0644}}]
                  containers: [{name: a, args: ["yes", '0', ~], resources: {limits: {cpu: 0.5}}}]
                """));

    PodSpec spec = manifest.pods().get(0).getSpec();
    assertThat(spec.getHostNetwork()).isTrue();
    assertThat(spec.getVolumes().get(0).getSecret().getDefaultMode()).isEqualTo(0644);
    assertThat(spec.getContainers().get(0).getResources().getLimits())
        .containsEntry("cpu", new Quantity("0.5"));
    assertThat(manifest.pods().get(0).getMetadata().getAnnotations())
        .containsEntry("date", "2026-11-28")
        .containsEntry("plain", "5");
  }

  @Test
  void anchorsWithoutAnEndAreRefused() throws IOException {
    assertBad("apiVersion: v1\nkind: Pod\nmetadata: &a {name: a, a: *a}\n", "refers to itself");
    assertBad("apiVersion: v1\nkind: Pod\nmetadata: &a {<<: *a}\n", ".yaml:3: `<<` does not merge");
    String bomb =
        IntStream.range(1, 40)
            .mapToObj(i -> "a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1))
            .collect(Collectors.joining("", "a0: &a0 [a]\n", ""));
    assertBad(bomb, "refers to itself");
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() throws IOException {
    assertBad(
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nkind: Job\n",
        ".yaml:4: `kind` is already on line 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          containers: [{ports: '80'}]  | spec.containers[0].ports: expected a list, found the text "80"
          containers: [{ports: {}}]    | spec.containers[0].ports: expected a list, found a mapping
          containers: {name: a}        | spec.containers: expected a list, found a mapping
          containers: [a]              | spec.containers[0]: expected a mapping, found the text "a"
          containers: [{args: [true]}] | spec.containers[0].args[0]: expected text, found true
          hostNetwork: 1               | spec.hostNetwork: expected true or false, found the number 1
          hostNetwork: 'true'          | spec.hostNetwork: expected true or false, found the text "true"
          nodeSelector: {a: 5}         | spec.nodeSelector.a: expected text, found the number 5
          nodeName: 1.5                | spec.nodeName: expected text, found the number 1.5
          priority: high               | spec.priority: expected a whole number, found the text "high"
          priority: 1.5                | spec.priority: expected a whole number, found the number 1.5
          securityContext: []          | spec.securityContext: expected a mapping, found a list
          securityContext: ''          | spec.securityContext: expected a mapping, found the text ""
          containers: [{resources: {limits: {cpu: [1]}}}] | limits.cpu: expected a number or text, found a list
          containers: [{livenessProbe: {httpGet: {port: true}}}] | port: expected a number or text, found true
          """)
  void aValueOfAnotherTypeIsToldWithItsPlace(String field, String told) throws IOException {
    assertBad(
        "# Odd.\nkind: Pod\napiVersion: v1\nmetadata: {name: odd}\nspec:\n  dnsPolicy: Default\n  "
            + field
            + "\n",
        "a.yaml:7, Pod odd: ");
    assertBad(Files.readString(folder.resolve("a.yaml")), told + "; correct it");
  }

  @Test
  void aValueOfAnotherTypeIsToldInWhicheverDocumentItIs() throws IOException {
    assertBad(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: fine}
        ---
        apiVersion: v1
        kind: List
        items:
        - {apiVersion: v1, kind: ConfigMap, metadata: {name: fine}}
        - apiVersion: apps/v1
          kind: Deployment
          metadata: {name: web}
          spec:
            template:
              spec:
                containers:
                - name: web
                  securityContext:
                    privileged: 1
        """,
        "a.yaml:18, Deployment web: spec.template.spec.containers[0].securityContext.privileged:"
            + " expected true or false, found the number 1; correct it");
    assertBad(
        "apiVersion: v1\nkind: Pod\nmetadata: a\n", "a.yaml:3, Pod: metadata: expected a map");
  }

  @Test
  void aListCountsAsItsItemsAndSoDoListsInIt() throws IOException {
    Manifest manifest =
        Manifest.read(
            write(
                """
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: ConfigMap, metadata: {name: settings}}
                - apiVersion: v1
                  kind: List
                  items:
                  - apiVersion: v1
                    kind: Pod
                    metadata: {name: inner}
                    spec: {containers: [{name: a, image: "nginx:1.27.5"}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: outer}
                spec: {containers: [{name: a, image: "nginx:1.27.5"}]}
                """));

    assertThat(manifest.objects())
        .extracting(it -> it.getKind() + " " + it.getMetadata().getName())
        .containsExactly("ConfigMap settings", "Pod inner", "Pod outer");
  }

  @Test
  void itemsOfATypedListHaveItsKind() throws IOException {
    Manifest manifest =
        Manifest.read(
            write(
                """
                apiVersion: v1
                kind: PodList
                items:
                - metadata: {name: bare}
                  spec: {containers: [{name: a, image: "nginx:1.27.5"}]}
                """));

    assertThat(manifest.pods())
        .extracting(it -> it.getMetadata().getName())
        .containsExactly("bare");
  }

  @Test
  void anEmptyListHasNoPod() throws IOException {
    assertBad("apiVersion: v1\nkind: List\nitems: []\n", "has no objects");
  }

  @Test
  void whatHasNoKindOrNoMetadataIsNoObject() throws IOException {
    assertBad("metadata: {name: a}\n", "not a Kubernetes object");
    assertBad("apiVersion: v1\nkind: Pod\n", "not a Kubernetes object; give each document");
    assertBad("apiVersion: v1\nkind: List\nitems: [1]\n", "not a Kubernetes object");
  }

  @Test
  void aContainerWithoutAnImageIsForTheApiServerToRefuse() throws IOException {
    Manifest manifest =
        Manifest.read(
            write(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: a}
                spec: {containers: [{name: a}]}
                """));

    assertThat(manifest.images()).isEmpty();
  }

  @Test
  void aMissingFileAndAFolderAreRefused() {
    assertThatThrownBy(() -> Manifest.read(folder.resolve("none.yaml")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> Manifest.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is a folder");
  }

  private void assertBad(String text, String said) throws IOException {
    Path file = write(text);
    assertThatThrownBy(() -> Manifest.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(said)
        .hasMessageNotContaining("\n");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("a.yaml"), text);
  }
}
