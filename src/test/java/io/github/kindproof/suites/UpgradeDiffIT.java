package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.record.ProfilesFolder;
import io.github.kindproof.upgrade.diff.AllowList;
import io.github.kindproof.upgrade.diff.ChangeKind;
import io.github.kindproof.upgrade.diff.Side;
import io.github.kindproof.upgrade.diff.UpgradeDiff;
import io.github.kindproof.upgrade.diff.run.DiffRun;
import io.github.kindproof.upgrade.diff.run.DiffScope;
import io.github.kindproof.upgrade.diff.run.SideArgument;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another containerd and another runc under the same Kubernetes change. */
@Tag("long")
@SeccompTest(kubernetes = "v1.34.11")
class UpgradeDiffIT {
  @Test
  void anotherRuntimeBreaksARecordedProfileAndBlocksIoUringAndTheSameOneNothing(
      Harness harness, @TempDir Path folder) {
    Path profiles = ProfilesFolder.copy(Path.of("profiles"), folder.resolve("profiles"));
    DiffScope looks = new DiffScope(List.of(), true, true, List.of(), profiles);
    DiffRun run = new DiffRun(harness, looks, Progress.silent());
    SideArgument.Live older = side(harness, "v1.34.11,1.6");
    UpgradeDiff diff = diff(run, older, side(harness, "v1.34.11"));
    assertThat(diff)
        .hasWorse("nginx / recorded profile", "statx")
        .hasWorse("RuntimeDefault / io_uring_setup", "blocked with EPERM")
        .hasWorse("RuntimeDefault / io_uring_enter", "blocked with EPERM")
        .hasWorse("RuntimeDefault / io_uring_register", "blocked with EPERM");
    assertThat(diff(run, older, older)).hasNothingWorse().isEmpty();
  }

  @Test
  void aContainerdThatMendsItsRuleOnSocketFamiliesClosesTheWayByHighBits(
      Harness harness, @TempDir Path folder) {
    DiffScope looks = new DiffScope(List.of(), true, false, List.of(), folder);
    DiffRun run = new DiffRun(harness, looks, Progress.silent());
    UpgradeDiff diff = diff(run, side(harness, "v1.34.11,1.7"), side(harness, "v1.34.11,2.0"));
    assertThat(diff.changes(ChangeKind.BETTER))
        .extracting(it -> it.change().toString())
        .contains(
            "RuntimeDefault / ways to socket(AF_VSOCK): "
                + "denied by 64-bit, i386; open by high bits, socketcall → "
                + "denied by 64-bit, high bits, i386; open by socketcall: "
                + "high bits no longer get around the filter");
  }

  private static UpgradeDiff diff(DiffRun run, SideArgument.Live from, SideArgument.Live to) {
    List<Side> sides = run.observe(from, to);
    return UpgradeDiff.of(sides.get(0), sides.get(1), AllowList.none());
  }

  private static SideArgument.Live side(Harness harness, String text) {
    return (SideArgument.Live)
        SideArgument.parse("side", text, harness.versions(), harness.runtimes());
  }
}
