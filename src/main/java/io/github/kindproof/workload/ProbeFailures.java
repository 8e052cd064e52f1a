package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The failures of a container's liveness or startup probe, for which the kubelet ends a container.
 * A failing readiness probe only keeps a pod from becoming Ready. Pure.
 *
 * @param threshold the number of failures after which the kubelet ends the container
 * @param period the time between two probes
 * @param message the kubelet's message about most failures, as a busy machine adds a time-out now
 *     and then; empty if there was none
 */
record ProbeFailures(int count, int threshold, Duration period, String message) {
  /** The kubelet's defaults. */
  private static final int THRESHOLD = 3;

  private static final int PERIOD_SECONDS = 10;

  static ProbeFailures of(PodFacts facts, ContainerFacts container) {
    List<PodEvent> failures =
        facts.events().stream()
            .filter(it -> it.reason().equals("Unhealthy") && it.isOf(container.name()))
            .filter(it -> isFatal(it.message()))
            .toList();
    Optional<Probe> probe =
        failures.stream().findFirst().flatMap(it -> probe(container.spec(), it.message()));
    return new ProbeFailures(
        failures.stream().mapToInt(PodEvent::count).sum(),
        probe.map(Probe::getFailureThreshold).filter(Objects::nonNull).orElse(THRESHOLD),
        Duration.ofSeconds(
            probe.map(Probe::getPeriodSeconds).filter(Objects::nonNull).orElse(PERIOD_SECONDS)),
        said(usual(failures)));
  }

  static Stream<ProbeFailures> of(PodFacts facts) {
    return facts.containers().stream().map(it -> of(facts, it));
  }

  /** Return the message of the most failures, of two the later one. */
  private static String usual(List<PodEvent> failures) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    failures.forEach(it -> counts.merge(it.message(), it.count(), Integer::sum));
    return counts.entrySet().stream()
        .reduce((one, later) -> later.getValue() >= one.getValue() ? later : one)
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** The output of the probe's program follows the colon. */
  private static String said(String message) {
    return message.strip().endsWith(":") ? message.strip() + " its program wrote nothing" : message;
  }

  boolean isFatal() {
    return count >= threshold;
  }

  /** Return the time without a failure that proves that the probe passes now. */
  Duration quiet() {
    return count == 0 ? Duration.ZERO : period.multipliedBy(2).plusSeconds(1);
  }

  private static boolean isFatal(String message) {
    return message.startsWith("Liveness") || message.startsWith("Startup");
  }

  private static Optional<Probe> probe(Container spec, String message) {
    return Optional.ofNullable(
        message.startsWith("Startup") ? spec.getStartupProbe() : spec.getLivenessProbe());
  }
}
