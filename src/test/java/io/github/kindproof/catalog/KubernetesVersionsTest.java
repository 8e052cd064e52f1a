package io.github.kindproof.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesVersionsTest {
  private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);
  private static final String ENTRY =
      """
      - version: v1.9.11
        image: kindest/node:v1.9.11%1$s
        seccompDefault: gate-removed
        goToolchain: go1.26.0
      - version: v1.10.2
        image: kindest/node:v1.10.2%1$s
        seccompDefault: alpha
        goToolchain: go1.21.13
      """
          .formatted(DIGEST);

  private static final String PREVIEW =
      """
      - version: v1.11.0-beta.0
        seccompDefault: gate-removed
        goToolchain: go1.27.0
      """;

  @TempDir Path folder;

  @Test
  void theProjectsOwnListIsRight() {
    KubernetesVersions versions = KubernetesVersions.read(Path.of("kubernetes-versions.yaml"));

    assertThat(versions.standard().version()).isEqualTo("v1.34.11");
    assertThat(versions.all()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(versions.ofTutorial())
        .extracting(KubernetesVersion::version)
        .containsExactly("v1.34.11", "v1.24.17");
    assertThat(versions.get("v1.24.17").seccompDefault()).isEqualTo(SeccompStage.ALPHA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.10.2", "1.10.2", " v1.10.2 ", "latest"})
  void aVersionIsFoundByItsName(String name) throws IOException {
    assertThat(read(ENTRY).get(name).version()).isEqualTo("v1.10.2");
  }

  @Test
  void theFirstIsTheDefaultAndTheLatestIsFoundByNumbers() throws IOException {
    KubernetesVersions versions = read(ENTRY);

    assertThat(versions.get("default")).isSameAs(versions.standard());
    assertThat(versions.standard().version()).isEqualTo("v1.9.11");
    assertThat(versions.latest().version()).isEqualTo("v1.10.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v", "vv1.10.2", "1", "2.10.2", "v1.x", "v1.10.2-rc.1"})
  void anUnknownVersionNamesThoseThereAre(String name) throws IOException {
    KubernetesVersions versions = read(ENTRY);

    assertThatThrownBy(() -> versions.get(name))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Kubernetes version " + name + ": not in the list; ")
        .hasMessageEndingWith("choose one of v1.9.11, v1.10.2");
  }

  @ParameterizedTest
  @CsvSource({"v1.8.0, v1.9.11", "1.99.0, v1.10.2", "1.11, v1.10.2"})
  void theNearestMinorIsOffered(String name, String nearest) throws IOException {
    KubernetesVersions versions = read(ENTRY);

    assertThatThrownBy(() -> versions.get(name))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the nearest is " + nearest + "; choose one of");
  }

  @Test
  void aMinorAloneIsItsNewestListedPatch() throws IOException {
    KubernetesVersions versions =
        read(ENTRY + ENTRY.replace("v1.10.2", "v1.10.12").replace("v1.9.11", "v1.9.2"));

    assertThat(versions.get("1.10").version()).isEqualTo("v1.10.12");
    assertThat(versions.get("v1.9").version()).isEqualTo("v1.9.11");
  }

  @Test
  void aPatchThatIsNotListedIsBuiltLikeTheListedOneOfItsMinor() throws IOException {
    KubernetesVersion patch = read(ENTRY).get("1.10.7");

    assertThat(patch.version()).isEqualTo("v1.10.7");
    assertThat(patch.image()).isNull();
    assertThat(patch.imageName()).isEqualTo("kindest/node:v1.10.7");
    assertThat(patch.seccompDefault()).isEqualTo(SeccompStage.ALPHA);
    assertThat(patch.goToolchain()).isEqualTo("go1.21.13");
  }

  @Test
  void anImageMayBeUnknownAndModulesReplaced() throws IOException {
    KubernetesVersion entry =
        read(ENTRY.replace("  image: kindest/node:v1.10.2" + DIGEST + "\n", "")
                + "  replacedModules: [k8s.io/kms@v0.32.10]\n")
            .get("1.10.2");

    assertThat(entry.image()).isNull();
    assertThat(entry.replacedModules()).containsExactly("k8s.io/kms@v0.32.10");
  }

  @Test
  void theTutorialsOwnAreMarkedElseAllAre() throws IOException {
    assertThat(read(ENTRY).ofTutorial()).hasSize(2);
    assertThat(read(ENTRY + "  tutorial: true\n").ofTutorial())
        .extracting(KubernetesVersion::version)
        .containsExactly("v1.10.2");
  }

  @Test
  void aPreviewIsUsedOnlyIfItIsNamed() throws IOException {
    KubernetesVersions versions = read(ENTRY + PREVIEW);

    assertThat(versions.latest().version()).isEqualTo("v1.10.2");
    assertThat(versions.nearest("v1.11.3").version()).isEqualTo("v1.10.2");
    assertThat(versions.ofTutorial()).noneMatch(KubernetesVersion::isPreview);
    assertThat(versions.releases()).hasSize(2);
    assertThat(versions.get("v1.11.0-beta.0").isPreview()).isTrue();
    assertThat(versions.get("1.11").version()).isEqualTo("v1.11.0-beta.0");
    assertThat(versions.observed("v1.11.0-beta.0").goToolchain()).isEqualTo("go1.27.0");
    assertThatThrownBy(() -> versions.get("1.12"))
        .hasMessageContaining("the nearest is v1.11.0-beta.0 (preview); choose one of")
        .hasMessageEndingWith("v1.9.11, v1.10.2, v1.11.0-beta.0 (preview)");
  }

  @Test
  void aReleaseTakesTheNameOfItsMinorFromItsPreview() throws IOException {
    String released = PREVIEW.replace("v1.11.0-beta.0", "v1.11.0");

    assertThat(read(ENTRY + PREVIEW + released).get("1.11").version()).isEqualTo("v1.11.0");
  }

  @Test
  void aPreviewIsNeverTheDefault() {
    assertThatThrownBy(() -> read(PREVIEW + ENTRY))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            ":1: v1.11.0-beta.0 is a preview, and the first entry is the default");
  }

  @ParameterizedTest
  @CsvSource({
    "v1.10.2, 1.10.2, 5, is not a version",
    "kindest/node:v1.10.2, kindest/node:v1.10.3, 5, the image is of",
    "go1.21.13, newest, 5, is not a Go toolchain",
    "seccompDefault: alpha, seccompDefault: omega, 7, omega",
    "goToolchain: go1.21.13, goToolchein: go1.21.13, 5, goToolchain",
    "'  seccompDefault: alpha\n', '', 5, seccompDefault",
    "goToolchain: go1.21.13, 'goToolchain: go1.21.13\n  replacedModules: [k8s.io/kms]', 5, not a "
        + "Go module",
    "'  image: kindest/node:v1.10.2', '  image: kindest/node', 5, is not a node image",
    "- version: v1.10.2, - version: [v1.10.2, 5, String",
    "v1.10.2, v1.9.11, 5, listed twice",
  })
  void aMistakeNamesItsLine(String right, String wrong, int line, String said) {
    String text = ENTRY.replace(right, wrong);

    assertThat(text).isNotEqualTo(ENTRY);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(folder.resolve("versions.yaml") + ":" + line + ": ")
        .hasMessageContaining(said)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet", "version: v1.10.2", "[]", "just words"})
  void whatIsNoListIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("versions.yaml:1: not a list with at least one entry");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> KubernetesVersions.read(folder.resolve("missing.yaml")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("missing.yaml");
  }

  private KubernetesVersions read(String text) throws IOException {
    return KubernetesVersions.read(Files.writeString(folder.resolve("versions.yaml"), text));
  }
}
