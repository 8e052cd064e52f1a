package io.github.kindproof.upgrade.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.Evidence;
import io.github.kindproof.Verdict;
import io.github.kindproof.cluster.ClusterOrigin;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellOutcome;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.Expectation;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import io.github.kindproof.upgrade.matrix.MatrixRunRecord;
import io.github.kindproof.upgrade.matrix.NodeKind;
import io.github.kindproof.upgrade.matrix.RuntimeVersions;
import io.github.kindproof.upgrade.matrix.Shard;
import io.github.kindproof.upgrade.matrix.Variant;
import io.github.kindproof.workload.OutcomeKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MatrixSidesTest {
  private static final Path FILE = Path.of("matrix.json");
  private static final Function<CellResult, List<Evidence>> NONE = cell -> List.of();

  @Test
  void cellsBecomeWorkloadsOfTheSameNameOnEverySide() {
    Side side =
        MatrixSides.of(
            List.of(
                result("own", Variant.PROFILES, "fine-grained", "Running, filtered, serving", ""),
                result("own", Variant.CANARY, "unset", "CrashLoopBackOff", "EPERM")),
            NONE);
    assertThat(side.versions()).hasToString("Kubernetes v1.34.11, containerd 1.6.20, runc 1.1.5");
    WorkloadSeen nginx = side.workloads().get(0);
    assertThat(nginx.name()).isEqualTo("nginx / profile fine-grained / profiles");
    assertThat(nginx.outcome()).isEqualTo(OutcomeKind.RUNNING);
    assertThat(nginx.serves()).isTrue();
    assertThat(nginx.seccomp()).isEqualTo(SeccompMode.FILTERING);
    assertThat(nginx.namesProfile()).isTrue();
    WorkloadSeen probe = side.workloads().get(1);
    assertThat(probe.name()).isEqualTo("probe / profile unset / canary without-default");
    assertThat(probe.because()).isEqualTo("EPERM");
    assertThat(probe.namesProfile()).isFalse();
    assertThat(side.configs()).extracting(ConfigSeen::boots).containsOnly(true);
  }

  @Test
  void aRefusedNodeIsAConfigThatDoesNotBoot() {
    Side side =
        MatrixSides.of(
            List.of(result("own", Variant.SECCOMP_DEFAULT, "unset", "NodeRefused", "gate")), NONE);
    assertThat(side.workloads()).isEmpty();
    assertThat(side.configs())
        .containsExactly(
            new ConfigSeen("of the variant seccomp-default", false, "gate", List.of(), List.of()));
  }

  @Test
  void whatWasNotObservedIsNoWorkload() {
    CellResult none = result("own", Variant.PLAIN, "unset", "", "no room");
    assertThat(MatrixSides.of(List.of(none), NONE).unseen())
        .containsExactly(new NotObserved("probe / profile unset / plain", "no room"));
  }

  @Test
  void aMatrixOfSeveralSidesNeedsToBeToldWhich() {
    MatrixResults two =
        results(
            result("own", Variant.PLAIN, "unset", "Running, unfiltered", ""),
            result("2.3", Variant.PLAIN, "unset", "Running, not serving", ""));
    assertThat(MatrixSides.of(FILE, two, "v1.34.11", NONE).workloads()).hasSize(1);
    assertThat(MatrixSides.of(FILE, two, "v1.34.11,2.3", NONE).workloads().get(0).serves())
        .isFalse();
    refuses(two, "", "has 2 sides; name one: matrix.json@v1.34.11,own, @v1.34.11,2.3");
    refuses(two, "v1.36.4", "has no such side");
    MatrixResults one = results(result("2.3", Variant.PLAIN, "unset", "Running", ""));
    assertThat(MatrixSides.of(FILE, one, "", NONE).workloads()).hasSize(1);
  }

  private static void refuses(MatrixResults results, String wanted, String words) {
    assertThatThrownBy(() -> MatrixSides.of(FILE, results, wanted, NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(words);
  }

  private static MatrixResults results(CellResult... cells) {
    return new MatrixResults(
        new MatrixRunRecord(
            Instant.EPOCH, Duration.ZERO, Duration.ZERO, Shard.whole(), "plan", Map.of()),
        List.of(cells));
  }

  private static CellResult result(
      String runtime, Variant variant, String profile, String observed, String cause) {
    return new CellResult(
        new Cell(
            "v1.34.11",
            runtime,
            "kind",
            variant,
            variant == Variant.SECCOMP_DEFAULT ? NodeKind.WITH_DEFAULT : NodeKind.WITHOUT_DEFAULT,
            profile,
            false),
        new RuntimeVersions("1.6.20", "1.1.5"),
        Optional.of(new Expectation(new CellOutcome(OutcomeKind.RUNNING, List.of()), "")),
        "expectations.yaml:1",
        "",
        observed.isEmpty() ? Optional.empty() : Optional.of(CellOutcome.of(observed)),
        observed.isEmpty() ? Verdict.NOT_OBSERVED : Verdict.AS_EXPECTED,
        cause,
        Optional.empty(),
        observed.startsWith("Running") ? Optional.of(SeccompMode.FILTERING) : Optional.empty(),
        Duration.ZERO,
        Duration.ZERO,
        false,
        ClusterOrigin.BOOTED,
        "",
        "",
        Instant.EPOCH);
  }
}
