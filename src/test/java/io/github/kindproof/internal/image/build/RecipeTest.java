package io.github.kindproof.internal.image.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node",
        "runtime",
        "nginx",
        "probe",
        "redis",
        "python",
        "postgresql",
        "go-server",
        "java-server",
        "shell"
      })
  void theRecipesOfThisProjectAreSound(String name) {
    assertThat(Recipe.read(Path.of("images", name)).parts()).isNotEmpty();
  }

  @Test
  void theNodeImageHoldsTheWorkloadImagesUnderTheNamesOfTheManifests() throws IOException {
    String listed = Files.readString(Path.of("workload-images.yaml"));

    assertThat(Recipe.read(Path.of("images/node")).variables())
        .hasEntrySatisfying(
            "NGINX_IMAGE",
            name -> assertThat(listed).contains("name: " + afterLast("library/", name)))
        .hasEntrySatisfying(
            "PROBE_IMAGE",
            name -> assertThat(listed).contains("name: " + afterLast("docker.io/", name)));
  }

  /** The same keys: what one of them has built, the other takes from the cache. */
  @ParameterizedTest
  @ValueSource(strings = {"containerd", "libseccomp", "runc"})
  void theNodeImageAndALayerShareThePartsOfARuntime(String part) {
    Map<String, String> node =
        Map.of("KUBERNETES_VERSION", "v1.34.11", "GO_TOOLCHAIN", "go1.16.15");
    BuildPlan ofNode = BuildPlan.of(Recipe.read(Path.of("images/node")), node);
    Map<String, String> runtime = new HashMap<>(Map.of("NODE_IMAGE", "any", "TAG", "any"));
    List.of("CONTAINERD", "RUNC", "LIBSECCOMP")
        .forEach(it -> runtime.put(it, Objects.requireNonNull(ofNode.values().get(it))));

    BuildPlan ofLayer = BuildPlan.of(Recipe.read(Path.of("images/runtime")), runtime);

    assertThat(ofLayer.key(part)).isEqualTo(ofNode.key(part));
  }

  private static String afterLast(String mark, String text) {
    return text.substring(text.lastIndexOf(mark) + mark.length());
  }

  @Test
  void whatAPartDoesNotSayIsEmpty() throws IOException {
    write("image: a/b:1", "parts:", "  - name: one", "    script: one.sh");

    Part part = Recipe.read(folder).last();

    assertThat(part.name()).isEqualTo("one");
    assertThat(part.files()).isEmpty();
    assertThat(part.settings()).isEmpty();
    assertThat(part.needs()).isEmpty();
  }

  @Test
  void aMistypedKeyIsNamedWithItsLine() throws IOException {
    write("image: a/b:1", "parts:", "  - name: one", "    scirpt: one.sh");
    assertThatThrownBy(() -> Recipe.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("recipe.yaml:4:")
        .hasMessageContaining("scirpt");
  }

  @Test
  void anUnknownNeedIsNamedWithTheLineOfItsPart() throws IOException {
    write(
        "image: a/b:1",
        "parts:",
        "  - name: one",
        "    script: one.sh",
        "    needs: [two]",
        "  - name: two",
        "    script: one.sh");
    assertThatThrownBy(() -> Recipe.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("recipe.yaml:3:")
        .hasMessageContaining("needs two, which is not an earlier part");
  }

  @Test
  void anUnknownVariableIsRefused() throws IOException {
    write(
        "image: a/b:1", "parts:", "  - name: one", "    script: one.sh", "    variables: [SUITE]");
    assertThatThrownBy(() -> Recipe.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("unknown variable: SUITE");
  }

  @Test
  void aMissingScriptIsRefused() throws IOException {
    write("image: a/b:1", "parts:", "  - name: one", "    script: none.sh");
    assertThatThrownBy(() -> Recipe.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("recipe.yaml:3:")
        .hasMessageContaining("does not exist: none.sh");
  }

  @Test
  void textThatIsNoYamlIsRefusedWithItsLine() throws IOException {
    write("image: a/b:1", "parts: [");
    assertThatThrownBy(() -> Recipe.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("recipe.yaml:2:");
  }

  @Test
  void aFolderWithoutARecipeIsRefused() {
    assertThatThrownBy(() -> Recipe.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be read");
  }

  private void write(String... lines) throws IOException {
    Files.writeString(folder.resolve("recipe.yaml"), String.join("\n", lines) + "\n");
    Files.writeString(folder.resolve("one.sh"), "true\n");
  }
}
