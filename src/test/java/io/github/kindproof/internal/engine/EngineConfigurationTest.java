package io.github.kindproof.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineConfigurationTest {
  private static final EngineFolders FOLDERS =
      new EngineFolders(Path.of("/run/kindproof"), Path.of("/big/kindproof/engine"));

  @TempDir Path folder;

  @Test
  void isADaemonJsonWithPlainPathsAndNothingThatWasNotAskedFor() throws IOException {
    Path file = folder.resolve("daemon.json");
    EngineConfiguration.of(FOLDERS, FOLDERS.ownSocket(), null).write(file);
    assertThat(file)
        .content()
        .isEqualToIgnoringWhitespace(
            """
            {
              "data-root" : "/big/kindproof/engine/data",
              "exec-root" : "/run/kindproof/exec",
              "pidfile" : "/run/kindproof/docker.pid",
              "hosts" : [ "unix:///run/kindproof/docker.sock" ]
            }
            """);
  }

  @Test
  void namesItsRuntimeAndIsReadAgain() throws IOException {
    Path file = folder.resolve("daemon.json");
    EngineConfiguration written =
        EngineConfiguration.of(FOLDERS, Path.of("/var/run/docker.sock"), "none")
            .withRuntime(FOLDERS.runtimeShim());
    written.write(file);
    assertThat(file).content().contains("\"default-runtime\" : \"runc-within-bounds\"");
    assertThat(EngineConfiguration.read(file)).contains(written);
    assertThat(written.socket()).isEqualTo(Path.of("/var/run/docker.sock"));
    assertThat(EngineConfiguration.read(folder.resolve("none"))).isEmpty();
  }
}
