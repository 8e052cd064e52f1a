package io.github.kindproof.upgrade.rollout.traffic;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of the requests of a time.
 *
 * @param requests how many were sent
 * @param connections how many connections they took
 * @param failures those that failed, the first one first; at most {@link #MOST_FAILURES} of them
 * @param failed how many failed
 * @param median half of them took no longer
 * @param slowest the longest that one took
 */
public record TrafficReport(
    long requests,
    long connections,
    List<RequestFailure> failures,
    long failed,
    Duration median,
    Duration slowest) {
  /** How many failures are kept. */
  static final int MOST_FAILURES = 100;

  public TrafficReport {
    failures = List.copyOf(failures);
  }

  /** The first that failed. */
  public Optional<RequestFailure> firstFailure() {
    return failures.stream().findFirst();
  }

  /** For example {@code 2140 requests, none failed, half within 2 ms, all within 87 ms}. */
  @Override
  public String toString() {
    return requests
        + " requests, "
        + (failed == 0 ? "none" : failed)
        + " failed, half within "
        + median.toMillis()
        + " ms, all within "
        + slowest.toMillis()
        + " ms"
        + firstFailure().map(it -> "; the first: " + it).orElse("");
  }
}
