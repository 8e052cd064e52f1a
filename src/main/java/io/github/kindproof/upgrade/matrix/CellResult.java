package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.Verdict;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one cell.
 *
 * @param cell the cell
 * @param runtime containerd and runc as they were observed on its node; unknown if there was none
 * @param expected what its rule says; empty if no rule fits
 * @param rule where its rule stands, for example {@code expectations.yaml:12}; empty if none fits
 * @param why the rule's reason or source
 * @param observed what was seen; empty if nothing could be observed
 * @param verdict how the two stand to each other
 * @param cause what the cluster itself said, or why nothing could be observed; may be empty
 * @param errno the error number in the cause
 * @param seccomp the seccomp mode of the container's first process, read on its node; empty if no
 *     process ran
 * @param took how long applying and observing its pod took; its cluster's boot is not in it
 * @param boot how long its cluster took to boot: the same for all cells of one cluster
 * @param bootRetried whether the boot failed for a reason of the machine and was tried once more
 * @param evidence the folder of its evidence, relative to the file of results; may be empty
 * @param probeReport the file of what the probe reported, relative too; empty if it was no probe
 * @param when when it was observed
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
    String evidence,
    String probeReport,
    Instant when) {

  /** What is expected in words, as {@code Running, filtered}; empty if no rule fits. */
  public String expectedWords() {
    return expected.map(Expectation::toString).orElse("");
  }

  /** What was seen in the same words; empty if nothing could be observed. */
  public String observedWords() {
    return observed.map(CellOutcome::toString).orElse("");
  }

  /** The word of the seccomp mode, as {@code filtering}; empty if no process ran. */
  public String seccompWord() {
    return seccomp.map(SeccompMode::word).orElse("");
  }

  /** Whether nothing speaks against it: it is as expected, or says why it is not applicable. */
  public boolean isGood() {
    return asExpected() || !isApplicable();
  }

  /** Whether its provider can give what it needs. */
  public boolean isApplicable() {
    return verdict != Verdict.NOT_APPLICABLE;
  }

  /** Whether it was observed and is what was expected. */
  public boolean asExpected() {
    return verdict == Verdict.AS_EXPECTED;
  }
}
