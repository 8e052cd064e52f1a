package io.github.kindproof.internal.io.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {
  private static final String LIST = "kubernetes-versions.yaml";

  @TempDir Path workingDirectory;
  @TempDir Path cache;
  private ProjectFiles files;

  @BeforeEach
  void look() {
    files = new ProjectFiles(workingDirectory, new KindproofCache(cache));
  }

  @Test
  void aFileOfTheWorkingDirectoryComesFirst() throws IOException {
    Path own = Files.writeString(workingDirectory.resolve(LIST), "[]");
    assertThat(files.find(LIST)).isEqualTo(own);
    assertThat(files.rootOf(LIST)).isEqualTo(workingDirectory);
  }

  @Test
  void elseItIsTheOneThatCameWithKindproof() {
    Path packaged = files.find(LIST);
    assertThat(packaged).startsWith(cache).content().contains("kindest/node");
    assertThat(files.rootOf(LIST)).isEqualTo(files.packagedRoot());
    assertThat(files.packagedRoot().resolve("images")).isDirectory();
  }

  @Test
  void aFolderIsFoundLikeAFile() {
    assertThat(files.find("images")).isDirectory().startsWith(cache);
  }

  @Test
  void aNameThatNobodyHasIsBadInputAndOthersAreOffered() {
    assertThatThrownBy(() -> files.find("manifests/none.yaml"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("manifests/none.yaml: there is no such file in " + workingDirectory)
        .hasMessageContaining("manifests/probe.yaml");
  }

  @Test
  void filesAreUnpackedOnceAndScriptsCanBeRun() throws IOException {
    UnpackedFiles unpacked = new UnpackedFiles(cache);
    byte[] script = "#!/bin/sh\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Path root = unpacked.unpack("1", Map.of("images/build.sh", script, "list.yaml", new byte[0]));
    assertThat(root.resolve("images/build.sh")).isExecutable().hasBinaryContent(script);
    assertThat(Files.isExecutable(root.resolve("list.yaml"))).isFalse();
    assertThat(unpacked.unpack("1", Map.of())).isEqualTo(root);
    assertThat(root.resolve("list.yaml")).exists();
    assertThat(cache).isDirectoryNotContaining("glob:**/unfinished-*");
  }
}
