package io.github.kindproof.upgrade.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Two sides as they were seen on real clusters: one Kubernetes with two runtimes. */
class RecordedSidesTest {
  private static final Side OLD = read("containerd-1.6-runc-1.1.json");
  private static final Side NEW = read("containerd-2.3-runc-1.4.json");

  @Test
  void aProfileThatWasRecordedOnTheOldRuncWantsStatxOnTheNew() {
    UpgradeDiff diff = UpgradeDiff.of(OLD, NEW, AllowList.none());
    assertThat(diff)
        .hasWorse("nginx / recorded profile", "Running → CrashLoopBackOff: runc 1.4.3 needs")
        .hasWorse("nginx / recorded profile", "statx")
        .hasWorse("nginx / recorded profile, with escalation", "statx");
    assertThat(diff.verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void containerd2BlocksIoUringAndTwoSocketFamilies() {
    UpgradeDiff diff = UpgradeDiff.of(OLD, NEW, AllowList.none());
    for (String call :
        new String[] {
          "io_uring_setup",
          "io_uring_enter",
          "io_uring_register",
          "socket(AF_ALG)",
          "socket(AF_VSOCK)"
        }) {
      assertThat(diff).hasWorse("RuntimeDefault / " + call, "allowed → blocked with EPERM");
    }
    assertThat(diff)
        .hasWorse("RuntimeDefault / set_mempolicy_home_node", "ENOSYS → blocked with EPERM");
    assertThat(diff.changes())
        .extracting(it -> it.change().what())
        .doesNotContain("RuntimeDefault / socket", "capabilities of a container");
  }

  @Test
  void aRuleThatHasNoEffectOnTheNodeIsNotWorse() {
    assertThat(UpgradeDiff.of(OLD, NEW, AllowList.none()).changes(ChangeKind.DIFFERS))
        .extracting(it -> it.change().what())
        .contains("RuntimeDefault / mseal", "RuntimeDefault / map_shadow_stack");
  }

  @Test
  void eachIsEqualToItself() {
    assertThat(UpgradeDiff.of(OLD, OLD, AllowList.none())).isEmpty();
    assertThat(UpgradeDiff.of(NEW, NEW, AllowList.none())).isEmpty();
  }

  private static Side read(String name) {
    return SideJson.read(Path.of("src/test/resources/io/github/kindproof/upgrade/diff", name));
  }
}
