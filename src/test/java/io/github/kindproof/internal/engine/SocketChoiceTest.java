package io.github.kindproof.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketChoiceTest {
  private static final Path OWN = Path.of("/run/kindproof/docker.sock");

  @TempDir Path root;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(root.resolve("var/run"));
    Files.createDirectories(root.resolve("var/lib/docker"));
    Files.createDirectories(root.resolve("etc/docker"));
  }

  @Test
  void theUsualSocketIsTakenWhereNoOtherEngineIs() {
    assertThat(choice()).isEqualTo(root.resolve("var/run/docker.sock"));
  }

  @Test
  void anotherEnginesSocketIsLeftToItEvenIfNobodyListens() throws IOException {
    Files.createFile(root.resolve("var/run/docker.sock"));
    assertThat(choice()).isEqualTo(OWN);
  }

  @Test
  void anotherEnginesSettingsMeanThatItMayStart() throws IOException {
    Files.createFile(root.resolve("etc/docker/daemon.json"));
    assertThat(choice()).isEqualTo(OWN);
  }

  @Test
  void anotherEnginesImagesMeanThatItMayStart() throws IOException {
    Files.createDirectory(root.resolve("var/lib/docker/overlay2"));
    assertThat(choice()).isEqualTo(OWN);
  }

  private Path choice() {
    return new SocketChoice(root, OWN).socket();
  }
}
