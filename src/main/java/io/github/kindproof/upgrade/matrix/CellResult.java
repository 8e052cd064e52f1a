package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.Verdict;
import io.github.kindproof.cluster.ClusterOrigin;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The result of one cell.
 *
 * @param runtime as observed on its node; unknown if there was none
 * @param expected empty if no rule matches
 * @param rule the place of its rule, for example {@code expectations.yaml:12}; empty if none
 *     matches
 * @param observed empty if nothing could be observed
 * @param cause the cluster's own message, or why nothing could be observed; may be empty
 * @param seccomp the mode of the container's first process, read on its node; empty if no process
 *     ran
 * @param took without the boot of its cluster
 * @param boot the same for all cells of one cluster
 * @param bootRetried whether a first boot failed because of the machine
 * @param origin whether its cluster was booted for this run, or is an earlier run's
 * @param evidence a folder, relative to the file of results; may be empty
 * @param probeReport a file, relative too; empty if the pod was not the probe
 */
public record CellResult(
    Cell cell,
    RuntimeVersions runtime,
    Optional<Expectation> expected,
    String rule,
    String why,
    Optional<CellOutcome> observed,
    Verdict verdict,
    String cause,
    Optional<Errno> errno,
    Optional<SeccompMode> seccomp,
    Duration took,
    Duration boot,
    boolean bootRetried,
    ClusterOrigin origin,
    String evidence,
    String probeReport,
    Instant when) {

  /** For example {@code Running, filtered}; empty if no rule matches. */
  public String expectedWords() {
    return expected.map(Expectation::toString).orElse("");
  }

  /** In the same words; empty if nothing could be observed. */
  public String observedWords() {
    return observed.map(CellOutcome::toString).orElse("");
  }

  /** For example {@code filtering}; empty if no process ran. */
  public String seccompWord() {
    return seccomp.map(SeccompMode::word).orElse("");
  }

  /** Whether it is as expected or not applicable. */
  public boolean isGood() {
    return asExpected() || !isApplicable();
  }

  /** Whether its provider can run it. */
  public boolean isApplicable() {
    return verdict != Verdict.NOT_APPLICABLE;
  }

  public boolean asExpected() {
    return verdict == Verdict.AS_EXPECTED;
  }
}
