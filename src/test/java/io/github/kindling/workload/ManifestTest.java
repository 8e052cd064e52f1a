package io.github.kindling.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindling.failure.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
    assertBad("kind: Pod\n  name: [", ".yaml:2: no YAML");
  }

  @Test
  void aManifestWithoutAPodIsRefused() throws IOException {
    assertBad("apiVersion: v1\nkind: Service\nmetadata: {name: a}\n", "no pod in it");
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
        ".yaml:7: 'UPPER CASE:1' is no image name");
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
    assertBad("apiVersion: v1\nkind: List\nitems: []\n", "no pod in it");
  }

  @Test
  void whatHasNoKindOrNoMetadataIsNoObject() throws IOException {
    assertBad("metadata: {name: a}\n", "no Kubernetes object");
    assertBad("apiVersion: v1\nkind: Pod\n", "no Kubernetes object; give each document");
    assertBad("apiVersion: v1\nkind: List\nitems: [1]\n", "no Kubernetes object");
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
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> Manifest.read(folder))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is a folder");
  }

  private void assertBad(String text, String said) throws IOException {
    Path file = write(text);
    assertThatThrownBy(() -> Manifest.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(said)
        .hasMessageNotContaining("\n");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("a.yaml"), text);
  }
}
