package io.github.kindproof.internal.io.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPathTest {
  @TempDir Path first;
  @TempDir Path second;

  @Test
  void theFirstProgramOfTheNameIsFoundAndOtherFilesAreNot() throws IOException {
    Files.createFile(first.resolve("kindproof-tool"));
    Files.createDirectory(first.resolve("kindproof-folder"));
    Path program = Files.createFile(second.resolve("kindproof-tool"));
    assertThat(program.toFile().setExecutable(true)).isTrue();

    SearchPath path = SearchPath.of(first + ":" + second);
    assertThat(path.find("kindproof-tool")).contains(program);
    assertThat(path.find("kindproof-folder")).isEmpty();
  }

  @Test
  void systemFoldersAreSearchedLast() {
    assertThat(SearchPath.of("/usr/bin::/sbin").asVariable()).isEqualTo("/usr/bin:/sbin:/usr/sbin");
  }
}
