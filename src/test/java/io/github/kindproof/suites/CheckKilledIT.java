package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.fleet.check.CheckObjects;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.junit.SeccompTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A check that is ended at each of its phases: by Ctrl-C it cleans up, killed outright `clean`
 * does.
 */
@Tag("long")
@ResourceLock("checks") // they count the namespaces of checks
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
class CheckKilledIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @ParameterizedTest
  @CsvSource({
    "INT,  asking 1 node",
    "TERM, asking 1 node",
    "INT,  removing namespace",
    "KILL, asking 1 node",
    "KILL, removing namespace"
  })
  void nothingStays(String signal, String phase, Cluster cluster, @TempDir Path folder)
      throws IOException, InterruptedException {
    cluster.apply("manifests/probe.yaml").pod("probe"); // the image is there
    Kubeconfig admin = AdminKubeconfig.of(cluster, folder);
    String[] named = {"--kubeconfig=" + admin.file(), "--context=" + admin.context()};
    Process check =
        new ProcessBuilder("./kindproof", "check", named[0], named[1])
            .redirectErrorStream(true)
            .start();
    endAt(check, phase, signal);
    if (signal.equals("KILL")) {
      Command.of("./kindproof", "clean", named[0], named[1])
          .withLimit(SOON.multipliedBy(2))
          .output();
    }
    await().atMost(SOON).until(() -> isClean(cluster.client()));
  }

  private static void endAt(Process check, String phase, String signal)
      throws IOException, InterruptedException {
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines = check.inputReader(StandardCharsets.UTF_8)) {
      boolean there = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (!there && line.contains(phase)) {
          there = true;
          Command.of("kill", "-" + signal, String.valueOf(check.pid())).output();
        }
      }
      assertThat(there).as(said.toString()).isTrue();
    }
    assertThat(check.waitFor()).isNotZero();
  }

  private static boolean isClean(KubernetesClient client) {
    return client.namespaces().withLabel(CheckObjects.LABEL).list().getItems().isEmpty();
  }
}
