package io.github.kindproof.upgrade.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.Verdict;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Sides as they were seen on real clusters: one Kubernetes with three runtimes. */
class RecordedSidesTest {
  private static final Side OLD = read("containerd-1.6-runc-1.1.json");
  private static final Side MIDDLE = read("containerd-2.1-runc-1.3.json");
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
  void containerd23DeniesTheFamilyThatHighBitsOpenedUnder21() {
    assertThat(UpgradeDiff.of(MIDDLE, NEW, AllowList.none()).changes(ChangeKind.BETTER))
        .extracting(it -> it.change().toString())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("RuntimeDefault / ways to socket(AF_VSOCK): denied by 64-bit, i386; open by")
        .endsWith("high bits no longer get around the filter");
    assertThat(UpgradeDiff.of(NEW, MIDDLE, AllowList.none()))
        .hasWorse("RuntimeDefault / ways to socket(AF_VSOCK)", "make it by high bits");
  }

  @Test
  void aRuleOnASyscallThatTheKernelNeverFiltersHasNoEffect() {
    assertThat(UpgradeDiff.of(OLD, NEW, AllowList.none()).changes(ChangeKind.DIFFERS))
        .extracting(it -> it.change().toString())
        .contains(
            "RuntimeDefault / uretprobe: EPERM, because no rule names it → allowed:"
                + " visible in the filter only:"
                + " on this machine it is never filtered by the kernel");
  }

  @Test
  void eachIsEqualToItself() {
    assertThat(UpgradeDiff.of(OLD, OLD, AllowList.none())).isEmpty();
    assertThat(UpgradeDiff.of(MIDDLE, MIDDLE, AllowList.none())).isEmpty();
    assertThat(UpgradeDiff.of(NEW, NEW, AllowList.none())).isEmpty();
  }

  private static Side read(String name) {
    return SideJson.read(Path.of("src/test/resources/io/github/kindproof/upgrade/diff", name));
  }
}
