package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.dependant.Dependant;
import io.github.kindproof.junit.SeccompTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project's tests on a cluster that exists, on a machine without an engine and without kind. */
@Order(5)
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
class ExistingWithoutEngineIT {
  @SeccompTest(provider = "existing", seccompDefault = "as-it-is", disabledWithoutEngine = true)
  static class Theirs {
    @Test
    void podsRun(Cluster cluster) {
      assertThat(cluster.apply("manifests/probe.yaml").pod("probe")).isRunning().namesNoProfile();
    }
  }

  @Test
  void theyRunAndLeaveNothing(Cluster cluster, @TempDir Path folder) {
    ProbeImage.bringTo(cluster);
    Kubeconfig admin = AdminKubeconfig.of(cluster, folder);
    ProcessResult run =
        new Dependant(folder)
            .test(
                Theirs.class,
                "-Dkindproof.kubeconfig=" + admin.file(),
                "-Dkindproof.context=" + admin.context());
    assertThat(run.stdout()).isEqualTo("SUCCESSFUL podsRun(Cluster)\n");
    assertThat(run.stderr()).doesNotContain("SLF4J");
    assertThat(folder.resolve("home/.cache/kindproof/run")).isEmptyDirectory();
  }
}
