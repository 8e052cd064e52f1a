package io.github.kindproof.upgrade.diff.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.record.NodeProfiles;
import io.github.kindproof.leastprivilege.record.ProfileOverlay;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile that a diff records on one side, tried on the same side. */
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
@Tag("long")
class RecordedIT {
  @Test
  void nginxRunsUnderWhatWasRecordedOfIt(Cluster cluster, @TempDir Path profiles) {
    Manifest audit = Manifest.read(Path.of("manifests/audit-mode.yaml"));
    // At once, as the diff does.
    List<SeccompProfile> recorded =
        Recorded.FORMS.parallelStream()
            .map(form -> form.record(cluster, audit, profiles, Progress.silent()))
            .toList();
    for (SeccompProfile profile : recorded) {
      assertThat(profile.allowed()).contains("execve", "bind").doesNotContain("ptrace", "mount");
      try (NodeProfiles placed = NodeProfiles.put(cluster, profile);
          Workload workload =
              cluster.apply(ProfileOverlay.underProfile(audit, placed.localhostProfile()))) {
        assertThat(workload.pod("nginx")).isRunning();
      }
    }
  }
}
