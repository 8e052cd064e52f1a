package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.Verdict;
import io.github.kindproof.cluster.ClusterOrigin;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.upgrade.matrix.MatrixDocument.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A cell in a file, with components in the order of the keys. */
record CellEntry(
    String kubernetes,
    String runtime,
    String containerd,
    String runc,
    String provider,
    Variant variant,
    NodeKind node,
    String profile,
    boolean allowPrivilegeEscalation,
    String expected,
    String observed,
    boolean asExpected,
    Verdict verdict,
    double seconds,
    String cause,
    String errno,
    String seccomp,
    String rule,
    String why,
    double bootSeconds,
    boolean bootRetried,
    ClusterOrigin origin,
    String evidence,
    String probeReport,
    String observedAt) {

  static CellEntry of(CellResult result) {
    Cell cell = result.cell();
    return new CellEntry(
        cell.kubernetes(),
        cell.runtime(),
        result.runtime().containerd(),
        result.runtime().runc(),
        cell.provider(),
        cell.variant(),
        cell.node(),
        cell.profile(),
        cell.allowPrivilegeEscalation(),
        result.expectedWords(),
        result.observedWords(),
        result.asExpected(),
        result.verdict(),
        Times.seconds(result.took()),
        result.cause(),
        result.errno().map(Errno::name).orElse(""),
        result.seccompWord(),
        result.rule(),
        result.why(),
        Times.seconds(result.boot()),
        result.bootRetried(),
        result.origin(),
        result.evidence(),
        result.probeReport(),
        result.when().toString());
  }

  CellResult result() {
    return new CellResult(
        new Cell(kubernetes, runtime, provider, variant, node, profile, allowPrivilegeEscalation),
        new RuntimeVersions(containerd, runc),
        given(expected, Expectation::of),
        rule,
        why,
        given(observed, CellOutcome::of),
        verdict,
        cause,
        given(errno, Errno::valueOf),
        given(seccomp, SeccompMode::of),
        Times.duration(seconds),
        Times.duration(bootSeconds),
        bootRetried,
        origin,
        evidence,
        probeReport,
        Instant.parse(observedAt));
  }

  private static <T> Optional<T> given(String text, Function<String, T> read) {
    return text.isEmpty() ? Optional.empty() : Optional.of(read.apply(text));
  }
}
