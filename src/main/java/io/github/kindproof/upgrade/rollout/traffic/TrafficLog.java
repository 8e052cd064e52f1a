package io.github.kindproof.upgrade.rollout.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A counter of requests. Safe for use by several threads. */
final class TrafficLog {
  private final List<Long> nanos = new ArrayList<>();
  private final List<RequestFailure> failures = new ArrayList<>();
  private long failed;
  private long connections;

  synchronized void answered(Duration took) {
    nanos.add(took.toNanos());
  }

  synchronized void failed(Duration took, RequestFailure failure) {
    nanos.add(took.toNanos());
    failed++;
    if (failures.size() < TrafficReport.MOST_FAILURES) {
      failures.add(failure);
    }
  }

  synchronized void connected() {
    connections++;
  }

  synchronized TrafficReport report() {
    List<Long> sorted = nanos.stream().sorted().toList();
    return new TrafficReport(
        sorted.size(),
        connections,
        failures,
        failed,
        sorted.isEmpty() ? Duration.ZERO : Duration.ofNanos(sorted.get(sorted.size() / 2)),
        sorted.isEmpty() ? Duration.ZERO : Duration.ofNanos(sorted.get(sorted.size() - 1)));
  }
}
