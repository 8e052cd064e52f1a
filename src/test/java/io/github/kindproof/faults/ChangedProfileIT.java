package io.github.kindproof.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.record.NodeProfiles;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A profile that changes on the nodes while a pod uses it: what becomes of the pod is no verdict.
 */
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
@Tag("faults")
class ChangedProfileIT {
  private static final String AUDIT = "manifests/audit-mode.yaml";

  @Test
  void noVerdictOnAProfileThatWasSwappedOrRemoved(Harness harness, @TempDir Path folder)
      throws IOException {
    Path audit = folder.resolve("audit.json");
    Files.copy(Path.of("profiles/audit.json"), audit);
    ClusterIntent intent =
        new ClusterIntent(0, new SeccompDefaultNodes.None(), Optional.of(folder.toString()));
    ClusterSpec spec =
        ClusterSpec.of(intent, harness.versions().standard()).with(NodeRuntime.own()).unshared();
    try (ClusterPool.Lease lease = harness.pool().lease(spec)) {
      lease.discard();
      Cluster cluster = lease.result().orElseThrow(refused -> "see its cause");
      assertThat(outcome(cluster, () -> {}).isRunning()).isTrue();

      Path violation = Path.of("profiles/violation.json");
      assertThat(outcome(cluster, () -> Files.writeString(audit, Files.readString(violation))))
          .satisfies(it -> assertThat(it.isInfrastructure()).isTrue())
          .asString()
          .contains("profiles/audit.json was changed after the pod's creation");
      assertThat(outcome(cluster, () -> {}).isRunning()).as("denied since then").isFalse();

      assertThat(outcome(cluster, () -> Files.delete(audit)))
          .satisfies(it -> assertThat(it.isInfrastructure()).isTrue())
          .asString()
          .contains("profiles/audit.json was removed after the pod's creation");

      SeccompProfile placed = ProfileFile.read(violation);
      NodeProfiles.put(cluster, placed).close();
      isNoticed(cluster, placed, "echo '{}' >", "changed on ");
      isNoticed(cluster, placed, "rm", "removed from ");
    }
  }

  private static void isNoticed(
      Cluster cluster, SeccompProfile profile, String change, String words) {
    NodeProfiles there = NodeProfiles.put(cluster, profile);
    String file = "/var/lib/kubelet/seccomp/" + there.localhostProfile();
    String node = cluster.nodes().get(0).container();
    cluster.nodes().get(0).command("sh", "-c", change + " " + file).output();
    assertThatThrownBy(there::close)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining(file + " was " + words + node);
  }

  private static Outcome outcome(Cluster cluster, Change change) throws IOException {
    try (Workload workload = cluster.apply(AUDIT)) {
      change.make();
      return workload.pod("nginx").outcome();
    }
  }

  private interface Change {
    void make() throws IOException;
  }
}
