package io.github.kindling.k3s;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindling.cluster.Cluster;
import io.github.kindling.junit.SeccompTest;
import io.github.kindling.node.AuditRecording;
import io.github.kindling.node.KernelLog;
import io.github.kindling.seccomp.Errno;
import io.github.kindling.seccomp.SeccompMode;
import io.github.kindling.workload.PodObservation;
import org.junit.jupiter.api.Test;

/** What the suites ask of kind, asked of K3s: SeccompDefault, profiles, audit records, evidence. */
@SeccompTest(
    provider = "k3s",
    seccompDefault = "all",
    profiles = "profiles",
    kubernetes = {"v1.34.11", "v1.24.17"})
class SeccompOnK3sIT {
  @Test
  void whoNamesNoProfileIsFilteredByDefault(Cluster cluster) {
    PodObservation probe = cluster.apply("manifests/probe.yaml").pod("probe");
    assertThat(probe).isRunning().hasSeccomp(SeccompMode.FILTERING);
    assertThat(probe.specNamesProfile()).isFalse();
  }

  @Test
  void auditModeIsRecordedWithoutLoss(Cluster cluster) {
    PodObservation nginx;
    AuditRecording recording;
    try (KernelLog log = cluster.recordKernelLog()) {
      nginx = cluster.apply("manifests/audit-mode.yaml").pod("nginx");
      recording = log.end();
    }
    assertThat(nginx).isRunning().servesWholePagesFromNodes(1);
    assertThat(recording.losses()).isEmpty();
    assertThat(recording.of(nginx.containerId().orElseThrow()))
        .extracting(record -> record.syscall().name())
        .contains("bind", "listen", "accept4", "execve");
  }

  @Test
  void violationKeepsNginxFromStarting(Cluster cluster) {
    assertThat(cluster.apply("manifests/violation-mode.yaml").pod("nginx"))
        .isCrashLooping()
        .because(Errno.EPERM);
  }

  @Test
  void fineGrainedShortOfOneCallStopsTheLoader(Cluster cluster) {
    assertThat(cluster.apply("manifests/custom-mode.yaml").pod("nginx"))
        .isCrashLooping()
        .because(Errno.EPERM)
        .withMessage("cannot stat shared object: Operation not permitted");
  }

  @Test
  void itsLogIsInTheEvidence(Cluster cluster) {
    assertThat(cluster.evidence())
        .anySatisfy(
            it -> {
              assertThat(it.title()).endsWith("-k3s.log");
              assertThat(it.text()).contains("Node controller sync successful");
            })
        .anySatisfy(it -> assertThat(it.text()).startsWith("k3s server "));
  }
}
