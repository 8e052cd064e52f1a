package io.github.kindling.process;

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
    Files.createFile(first.resolve("kindling-tool"));
    Files.createDirectory(first.resolve("kindling-folder"));
    Path program = Files.createFile(second.resolve("kindling-tool"));
    assertThat(program.toFile().setExecutable(true)).isTrue();

    SearchPath path = SearchPath.of(first + ":" + second);
    assertThat(path.find("kindling-tool")).contains(program);
    assertThat(path.find("kindling-folder")).isEmpty();
  }

  @Test
  void systemFoldersAreSearchedLast() {
    assertThat(SearchPath.of("/usr/bin::/sbin").asVariable()).isEqualTo("/usr/bin:/sbin:/usr/sbin");
  }
}
