package io.github.kindproof.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.catalog.Version;
import io.github.kindproof.internal.io.process.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindBinaryTest {
  @TempDir Path onPath;
  @TempDir Path cache;
  private KindBinary kind;

  @BeforeEach
  void look() {
    kind =
        new KindBinary(new SearchPath(List.of(onPath)), cache, new KindRelease(KindBinary.OLDEST));
  }

  @Test
  void theOneOnPathIsUsedIfItIsNewEnough() throws IOException {
    Path newer = program(onPath.resolve("kind"), "kind v0.34.1 go1.27.0 linux/amd64");
    program(cache.resolve("kind-v0.33.0/kind"), "");
    assertThat(kind.find()).contains(newer);
  }

  @Test
  void anOlderOneOnPathIsPassedBy() throws IOException {
    program(onPath.resolve("kind"), "kind v0.9.0 go1.15.0 linux/amd64");
    assertThat(kind.find()).isEmpty();
    assertThatThrownBy(kind::get)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining(
            "or newer is not installed: " + onPath.resolve("kind") + " is v0.9.0");
    Path cached = program(cache.resolve("kind-v0.33.0/kind"), "");
    assertThat(kind.find()).contains(cached);
  }

  private static Path program(Path file, String says) throws IOException {
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, "#!/bin/sh\necho '" + says + "'\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void readsTheReleaseThatKindPrints() {
    assertThat(KindBinary.versionIn("kind v0.33.0 go1.26.0 linux/amd64\n"))
        .contains(Version.of("0.33.0"));
    assertThat(KindBinary.versionIn("kind v0.34.0-alpha+1234 go1.26.0 linux/amd64")).isEmpty();
    assertThat(KindBinary.versionIn("kind (@kubernetes-sigs): not a version")).isEmpty();
  }

  @Test
  void theOldestIsEnoughAndAnOlderOneIsNot() {
    assertThat(KindBinary.isEnough(Version.of(KindBinary.OLDEST))).isTrue();
    assertThat(KindBinary.isEnough(Version.of("0.33.10"))).isTrue();
    assertThat(KindBinary.isEnough(Version.of("0.9.9"))).isFalse();
  }
}
