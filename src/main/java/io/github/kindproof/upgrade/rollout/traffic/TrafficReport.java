package io.github.kindproof.upgrade.rollout.traffic;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of the requests in a period.
 *
 * @param requests the number of requests
 * @param connections the number of connections that they took
 * @param failures the failed requests, the first one first; at most {@link #MOST_FAILURES}
 * @param failed the number of failed requests
 * @param median the time within which half of them ended
 * @param slowest the time of the slowest request
 */
public record TrafficReport(
    long requests,
    long connections,
    List<RequestFailure> failures,
    long failed,
    Duration median,
    Duration slowest) {
  /** The most failures that are kept. */
  static final int MOST_FAILURES = 100;

  /** Copy the list. */
  public TrafficReport {
    failures = List.copyOf(failures);
  }

  /** Return the first failed request; empty if none failed. */
  public Optional<RequestFailure> firstFailure() {
    return failures.stream().findFirst();
  }

  /** Return {@code 2140 requests, none failed, half within 2 ms, all within 87 ms}, for example. */
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
