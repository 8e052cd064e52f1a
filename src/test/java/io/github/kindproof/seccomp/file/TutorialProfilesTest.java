package io.github.kindproof.seccomp.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The files in {@code profiles/}, which people edit by hand. */
class TutorialProfilesTest {
  @Test
  void auditLogsEveryCall() {
    SeccompProfile audit = profile("audit");
    assertThat(audit.defaultAction()).isEqualTo(SeccompAction.LOG);
    assertThat(audit.rules()).isEmpty();
    assertThat(audit.architectures()).contains(Architecture.X86_64, Architecture.AARCH64);
  }

  @Test
  void violationAllowsNothing() {
    SeccompProfile violation = profile("violation");
    assertThat(violation.defaultAction()).isEqualTo(SeccompAction.ERRNO);
    assertThat(violation.rules()).isEmpty();
  }

  @Test
  void fineGrainedIsShortOfExactlyOneCall() {
    SeccompProfile complete = profile("fine-grained-complete");
    assertThat(complete.without("newfstatat")).isEqualTo(profile("fine-grained"));
    TreeSet<String> missing = new TreeSet<>(complete.allowed());
    missing.removeAll(profile("fine-grained").allowed());
    assertThat(missing).containsExactly("newfstatat");
  }

  @Test
  void completeDeniesWhatNginxNeverNeeds() {
    assertThat(profile("fine-grained-complete").allowed())
        .contains("accept4", "sendfile", "openat2", "statx")
        .doesNotContain("mount", "ptrace", "bpf", "unshare", "keyctl", "io_uring_setup");
  }

  private static SeccompProfile profile(String name) {
    SeccompProfile profile = ProfileFile.read(Path.of("profiles", name + ".json"));
    assertThat(profile.warnings()).isEmpty();
    return profile;
  }
}
