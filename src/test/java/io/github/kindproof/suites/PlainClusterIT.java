package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.probe.ProbeReport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;

/** Steps 1 and 1b: Kubernetes filters nothing by itself, where the engine does. */
@Order(4)
@SeccompTest(config = "kind-configs/plain.yaml")
class PlainClusterIT {
  @Test
  void aPodOfAPlainClusterHasNoFilter(Cluster cluster) {
    PodObservation pod = ProbePod.in(cluster);
    assertThat(pod).isRunning().hasSeccomp(SeccompMode.DISABLED).namesNoProfile();
    assertThat(ProbePod.report(pod).blockedBySeccomp()).isEmpty();
  }

  @Test
  void theSameContainerRunByTheEngineIsFiltered(Harness harness) {
    ProbeReport report = harness.engineProbe().run();
    assertThat(report.status().mode()).isEqualTo(SeccompMode.FILTERING);
    assertThat(report.blockedBySeccomp()).contains("add_key", "keyctl", "userfaultfd");
  }

  @Test
  void testcontainersSeesTheEnginesFilterToo(Harness harness) {
    String image = harness.workloadImage("kindproof/probe:1").reference();
    try (GenericContainer<?> probe = new GenericContainer<>(DockerImageName.parse(image))) {
      probe
          .withCommand("--json")
          .withStartupCheckStrategy(new OneShotStartupCheckStrategy())
          .start();
      ProbeReport report = ProbeReport.parse(probe.getLogs());
      assertThat(report.status().mode()).isEqualTo(SeccompMode.FILTERING);
    }
  }

  @Test
  void thePodBlocksLessThanTheEngine(Cluster cluster, Harness harness) {
    ProbeReport pod = ProbePod.report(ProbePod.in(cluster));
    ProbeReport engine = harness.engineProbe().run();
    assertThat(engine.blockedCount()).isGreaterThan(pod.blockedCount());
    assertThat(engine.blockedByCapability()).isEqualTo(pod.blockedByCapability());
  }
}
