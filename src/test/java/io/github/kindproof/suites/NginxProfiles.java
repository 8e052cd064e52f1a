package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.AuditRecording;
import io.github.kindproof.node.KernelLog;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.PodObservation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps 4 to 8: profiles on the nodes, and nginx in audit, violation and custom mode. */
abstract class NginxProfiles {
  private final int nodes;

  /**
   * @param nodes how many nodes the cluster has
   */
  NginxProfiles(int nodes) {
    this.nodes = nodes;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"audit.json", "violation.json", "fine-grained.json", "fine-grained-complete.json"})
  void everyNodeHasTheProfileByteForByte(String profile, Cluster cluster) throws IOException {
    byte[] ours = Files.readAllBytes(Path.of("profiles", profile));
    assertThat(cluster.nodes()).hasSize(nodes);
    for (NodeShell node : cluster.nodes()) {
      Optional<byte[]> there = node.readFile("/var/lib/kubelet/seccomp/profiles/" + profile);
      assertThat(there).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(ours));
    }
  }

  @Test
  void auditModeRunsServesAndIsRecordedWithoutLoss(Cluster cluster) {
    PodObservation nginx;
    AuditRecording recording;
    try (KernelLog log = cluster.recordKernelLog()) {
      nginx = cluster.apply("manifests/audit-mode.yaml").pod("nginx");
      recording = log.end();
    }
    assertThat(nginx)
        .isRunning()
        .hasSeccomp(SeccompMode.FILTERING)
        .servesWholePagesFromNodes(nodes);
    assertThat(recording.losses()).isEmpty();
    List<AuditRecord> own = recording.of(nginx.containerId().orElseThrow());
    assertThat(own)
        .extracting(record -> record.syscall().name())
        .contains("bind", "listen", "accept4", "execve");
    assertThat(own).allSatisfy(it -> assertThat(it.action()).contains(SeccompAction.LOG));
  }

  // snippet: violation
  @Test
  void violationKeepsNginxFromStarting(Cluster cluster) {
    assertThat(cluster.apply("manifests/violation-mode.yaml").pod("nginx"))
        .isCrashLooping()
        .failedWith(Errno.EPERM);
  }

  // end of snippet

  @Test
  void fineGrainedShortOfOneCallStopsTheLoader(Cluster cluster) {
    assertThat(cluster.apply("manifests/custom-mode.yaml").pod("nginx"))
        .isCrashLooping()
        .failedWith(Errno.EPERM)
        .withMessage("cannot stat shared object: Operation not permitted");
  }

  @Test
  void theCompletedListRunsAndServesWholePages(Cluster cluster) {
    assertThat(cluster.apply("manifests/custom-mode-complete.yaml").pod("nginx"))
        .isRunning()
        .hasSeccomp(SeccompMode.FILTERING)
        .servesWholePagesFromNodes(nodes);
  }
}
