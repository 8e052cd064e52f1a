package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.fleet.check.CheckPlan;
import io.github.kindproof.fleet.check.FleetCheck;
import io.github.kindproof.fleet.check.FleetResult;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.seccomp.Way;
import io.github.kindproof.workload.probe.PartialDenial;
import io.github.kindproof.workload.probe.ProbeReport;
import io.github.kindproof.workload.probe.WayState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A RuntimeDefault that denies a socket family to 64-bit programs and opens it to 32-bit programs.
 */
@Tag("long")
@SeccompTest(seccompDefault = "all", workers = 0, kubernetes = "default")
class PartialDenialIT {
  private static final PartialDenial VSOCK =
      new PartialDenial(
          "socket(AF_VSOCK)",
          new TreeSet<>(Set.of(Way.SIXTY_FOUR_BIT, Way.HIGH_BITS, Way.I386)),
          new TreeSet<>(Set.of(Way.SOCKETCALL)));

  @Test
  void theProbeAndTheCheckWithoutABaselineNameTheSameWays(Cluster cluster, @TempDir Path folder) {
    ProbeReport report = ProbePod.report(ProbePod.in(cluster));
    assertThat(report.hasBaseline()).isTrue();
    assertThat(report.ways()).containsEntry(Way.I386, WayState.OPEN);
    assertThat(report.partialDenials()).contains(VSOCK);

    FleetResult result =
        new FleetCheck(AdminKubeconfig.of(cluster, folder), plan(), Progress.silent()).run();
    assertThat(result.isGood()).isTrue();
    assertThat(result.looked())
        .singleElement()
        .satisfies(
            node -> {
              assertThat(node.look().partialDenials()).isEqualTo(report.partialDenials());
              assertThat(node.remarks())
                  .contains("denied here, open there under RuntimeDefault: " + VSOCK);
            });
  }

  private static CheckPlan plan() {
    return new CheckPlan(
        "kindproof/probe:1",
        Optional.empty(),
        false,
        "/var/lib/kubelet",
        true,
        "",
        1,
        Duration.ofSeconds(90));
  }
}
