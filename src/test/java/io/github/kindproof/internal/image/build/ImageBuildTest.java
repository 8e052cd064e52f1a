package io.github.kindproof.internal.image.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds with real scripts. What the engine holds is a set of names: images/ is built elsewhere.
 */
class ImageBuildTest {
  private static final Map<String, String> ONE = Map.of("VERSION", "v1");

  @TempDir private Path folder;
  private final Set<String> engine = ConcurrentHashMap.newKeySet();
  private Path recipe;

  @BeforeEach
  void writeRecipe() throws IOException {
    recipe = Files.createDirectories(folder.resolve("recipes/small"));
    write(
        "recipe.yaml",
        """
        image: kindproof/small:${VERSION}
        variables:
          VERSION: ""
        parts:
          - name: base
            script: base.sh
          - name: program
            script: program.sh
            variables: [VERSION]
            needs: [base]
          - name: image
            script: image.sh
            needs: [base, program]
        """);
    write("base.sh", count("base") + "echo base > $OUT/file");
    write("program.sh", count("program") + "echo $VERSION on $(cat $PARTS/base/file) > $OUT/file");
    write("image.sh", count("image") + "echo $IMAGE: $(cat $PARTS/program/file) > $OUT/file");
  }

  @Test
  void givesEachPartTheOutputsThatItNeeds() throws IOException {
    String image = build(ONE);

    assertThat(image).matches("kindproof/small:v1-[0-9a-f]{12}");
    assertThat(outputOf("image")).containsExactly(image + ": v1 on base");
    assertThat(runs()).containsExactly("base", "program", "image");
  }

  @Test
  void anImageThatTheEngineHasIsNotBuiltAgain() throws IOException {
    ImageBuild builder = builder();
    assertThat(builder.find("small", ONE)).isEmpty();
    engine.add(builder.build("small", ONE));

    assertThat(builder.find("small", ONE)).contains(builder.build("small", ONE));
    assertThat(runs()).hasSize(3);
  }

  @Test
  void anotherVersionSharesThePartsThatDoNotDependOnIt() throws IOException {
    build(ONE);
    build(Map.of("VERSION", "v2"));

    assertThat(runs()).containsExactly("base", "program", "image", "program", "image");
  }

  @Test
  void aFailureNamesThePartTheEndOfItsLogAndWhereThatIs() throws IOException {
    write("program.sh", "for i in $(seq 30); do echo line $i; done; echo no disk >&2; exit 3");

    assertThatThrownBy(() -> build(ONE))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("part program of kindproof/small:v1-")
        .hasMessageContaining("line 30")
        .hasMessageContaining("no disk")
        .hasMessageContaining(folder.resolve("cache/logs/program-").toString())
        .hasMessageNotContaining("line 3\n");
    assertThat(runs()).containsExactly("base");
  }

  @Test
  void aBuildGoesOnWhereTheLastOneFailed() throws IOException {
    write("program.sh", count("program") + "echo half > $OUT/file; test -e $RECIPE/disk");
    assertThatThrownBy(() -> build(ONE)).isInstanceOf(EnvironmentException.class);
    write("disk", "there now");

    build(ONE);

    assertThat(runs()).containsExactly("base", "program", "program", "image");
  }

  @Test
  void partsThatDoNotNeedEachOtherRunSideBySide() throws IOException {
    write(
        "recipe.yaml",
        """
        image: kindproof/small:1
        parts:
          - name: left
            script: meet.sh
            settings: {ME: left, OTHER: right}
          - name: right
            script: meet.sh
            settings: {ME: right, OTHER: left}
          - name: image
            script: base.sh
            needs: [left, right]
        """);
    // Each ends only once the other has begun.
    write(
        "meet.sh",
        "touch $RECIPE/$ME; for i in $(seq 500); do"
            + " test -e $RECIPE/$OTHER && exit 0; sleep 0.01; done; exit 1");

    assertThat(build(Map.of())).startsWith("kindproof/small:1-");
  }

  @Test
  void anUnknownOrMissingVariableIsBadInput() {
    assertThatThrownBy(() -> build(Map.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("VERSION");
    assertThatThrownBy(() -> build(Map.of("VERSION", "v1", "VERSON", "v1")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("VERSON");
  }

  private String build(Map<String, String> variables) {
    return builder().build("small", variables);
  }

  private ImageBuild builder() {
    return new ImageBuild(
        folder.resolve("recipes"),
        folder.resolve("cache"),
        new Docker(Map.of()),
        Progress.silent(),
        engine::contains);
  }

  private List<String> outputOf(String part) throws IOException {
    try (Stream<Path> parts = Files.list(folder.resolve("cache/parts"))) {
      Path output =
          parts.filter(p -> p.getFileName().toString().startsWith(part)).findFirst().orElseThrow();
      return Files.readAllLines(output.resolve("file"));
    }
  }

  private List<String> runs() throws IOException {
    return Files.readAllLines(folder.resolve("runs"));
  }

  private String count(String part) {
    return "set -e; echo " + part + " >> '" + folder.resolve("runs") + "'; ";
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(recipe.resolve(name), text);
  }
}
