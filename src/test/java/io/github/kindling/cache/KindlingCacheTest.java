package io.github.kindling.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindling.failure.EnvironmentFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindlingCacheTest {
  @Test
  void isInTheUsersCacheFolder() {
    assertThat(KindlingCache.of(Map.of("HOME", "/home/ada")).root())
        .isEqualTo(Path.of("/home/ada/.cache/kindling"));
    assertThat(KindlingCache.of(Map.of("HOME", "/home/ada", "XDG_CACHE_HOME", "/big")).root())
        .isEqualTo(Path.of("/big/kindling"));
  }

  @Test
  void ignoresARelativeCacheHomeAsTheStandardSays() {
    assertThat(KindlingCache.of(Map.of("HOME", "/home/ada", "XDG_CACHE_HOME", "big")).root())
        .isEqualTo(Path.of("/home/ada/.cache/kindling"));
  }

  @Test
  void aFolderThatCannotBeMadeIsAFaultOfTheEnvironment(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new KindlingCache(file).folder("images"))
        .isInstanceOf(EnvironmentFault.class)
        .hasMessageContaining("XDG_CACHE_HOME");
  }
}
