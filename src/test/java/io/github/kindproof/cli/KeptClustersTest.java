package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptClustersTest {
  @Test
  void eachKubeconfigIsNamedAndOnlyThisRunIsRemoved(@TempDir Path cache) throws IOException {
    Path run = Files.createDirectory(cache.resolve("a1-b2-c3"));
    Files.createFile(run.resolve("keep"));
    assertThat(new KeptClusters(run).howToUse())
        .isEqualTo("Remove what this run has created:\n  ./kindproof clean --run a1-b2-c3\n");
    Path one = Files.createFile(run.resolve("kindproof-1.kubeconfig"));
    Path two = Files.createFile(run.resolve("kindproof-2.kubeconfig"));
    assertThat(new KeptClusters(run).howToUse())
        .isEqualTo(
            """
            The clusters keep running. Use them:
              kubectl --kubeconfig %s get pods -A
              kubectl --kubeconfig %s get pods -A
            Remove what this run has created:
              ./kindproof clean --run a1-b2-c3
            """
                .formatted(one, two));
  }

  @Test
  void aPathWithSpacesCanBePasted(@TempDir Path cache) throws IOException {
    Path run = Files.createDirectories(cache.resolve("my cache/a1-b2-c3"));
    Path file = Files.createFile(run.resolve("kindproof-1.kubeconfig"));
    assertThat(new KeptClusters(run).howToUse()).contains("--kubeconfig '" + file + "' get pods");
  }
}
