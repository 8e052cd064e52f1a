package io.github.kindproof.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.file.Sha256;
import io.github.kindproof.internal.io.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What package managers read, as a release has filled it in. */
@Tag("release")
class PackagingIT {
  private static final String DOWNLOAD =
      "https://github.com/kindproof/kindproof/releases/download/v" + Published.VERSION + "/";

  @ParameterizedTest
  @ValueSource(strings = {"kindproof.rb", "krew.yaml", "jbang-catalog.json"})
  void nothingIsLeftToFillIn(String name) throws IOException {
    assertThat(text(name)).contains(Published.VERSION).doesNotContainPattern("@\\w+@");
  }

  @Test
  void theFormulaNamesTheArchiveAndItsHash() throws IOException {
    assertThat(field(text("kindproof.rb"), "url")).isEqualTo(archive());
    assertThat(field(text("kindproof.rb"), "sha256")).isEqualTo(hash());
    assertThat(text("kindproof.rb").lines().filter(it -> it.matches("\\s*(class|def|test do).*")))
        .hasSameSizeAs(text("kindproof.rb").lines().filter(it -> it.matches("\\s*end")).toList());
  }

  @Test
  void soDoesTheManifestOfKrew() throws IOException {
    Object spec = at(yaml("krew.yaml"), "spec");
    Object platform = at(spec, "platforms", 0);
    assertThat(at(spec, "version")).isEqualTo("v" + Published.VERSION);
    assertThat(at(spec, "shortDescription").toString()).hasSizeLessThanOrEqualTo(50);
    assertThat(at(platform, "uri")).isEqualTo(archive());
    assertThat(at(platform, "sha256")).isEqualTo(hash());
    assertThat(entries()).hasSize(3);
    for (int file = 0; file < 3; file++) {
      assertThat(entries()).contains(at(platform, "files", file, "from").toString());
    }
  }

  @Test
  void theCatalogNamesTheJar() throws IOException {
    assertThat(at(yaml("jbang-catalog.json"), "aliases", "kindproof", "script-ref"))
        .isEqualTo(DOWNLOAD + Published.COMMAND.getFileName());
  }

  @Test
  void theArchiveHasTheCommandAsAnExecutable() {
    assertThat(entries()).containsExactlyInAnyOrder("kindproof", "LICENSE", "NOTICE");
    assertThat(Command.of("tar", "-tvzf", Published.ARCHIVE.toString()).output())
        .containsPattern("(?m)^-rwxr-xr-x .* kindproof$");
  }

  private static List<String> entries() {
    return Command.of("tar", "-tzf", Published.ARCHIVE.toString()).output().lines().toList();
  }

  private static String archive() {
    return DOWNLOAD + Published.ARCHIVE.getFileName();
  }

  private static String hash() throws IOException {
    return Sha256.of(Files.readAllBytes(Published.ARCHIVE));
  }

  private static String field(String formula, String name) {
    var field = Pattern.compile("(?m)^ *" + name + " \"(.*)\"$").matcher(formula);
    assertThat(field.find()).isTrue();
    return field.group(1);
  }

  /** Of YAML, and of JSON, which is YAML, too. */
  private static Object yaml(String name) throws IOException {
    return new Load(LoadSettings.builder().build()).loadFromString(text(name));
  }

  private static Object at(Object tree, Object... path) {
    Object found = tree;
    for (Object step : path) {
      found =
          Objects.requireNonNull(
              step instanceof Integer index
                  ? ((List<?>) found).get(index)
                  : ((Map<?, ?>) found).get(step),
              () -> step + " of " + tree);
    }
    return found;
  }

  private static String text(String name) throws IOException {
    return Files.readString(Published.PACKAGING.resolve(name));
  }
}
