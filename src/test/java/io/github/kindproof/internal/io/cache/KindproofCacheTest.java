package io.github.kindproof.internal.io.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindproofCacheTest {
  @Test
  void isInTheUsersCacheFolder() {
    assertThat(KindproofCache.of(Map.of("HOME", "/home/ada")).root())
        .isEqualTo(Path.of("/home/ada/.cache/kindproof"));
    assertThat(KindproofCache.of(Map.of("HOME", "/home/ada", "XDG_CACHE_HOME", "/big")).root())
        .isEqualTo(Path.of("/big/kindproof"));
  }

  @Test
  void ignoresARelativeCacheHomeAsTheStandardSays() {
    assertThat(KindproofCache.of(Map.of("HOME", "/home/ada", "XDG_CACHE_HOME", "big")).root())
        .isEqualTo(Path.of("/home/ada/.cache/kindproof"));
  }

  @Test
  void aFolderThatCannotBeMadeIsAFaultOfTheEnvironment(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new KindproofCache(file).folder("images"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("XDG_CACHE_HOME");
  }
}
