package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often the kubelet saw a container's liveness or startup probe fail: what it ends a container
 * for. A failing readiness probe only keeps a pod from Ready. Pure.
 *
 * @param count how many failures were seen
 * @param threshold after how many the kubelet ends the container
 * @param period how long between two probes
 * @param last what the kubelet says of the last one; empty if there was none
 */
record ProbeFailures(int count, int threshold, Duration period, String last) {
  /** The kubelet's own, where a probe names none. */
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
        failures.isEmpty() ? "" : said(failures.get(failures.size() - 1).message()));
  }

  /** Those of all containers of a pod. */
  static Stream<ProbeFailures> of(PodFacts facts) {
    return facts.containers().stream().map(it -> of(facts, it));
  }

  /** After the colon is what the probe's program wrote. */
  private static String said(String message) {
    return message.strip().endsWith(":") ? message.strip() + " its program wrote nothing" : message;
  }

  boolean isFatal() {
    return count >= threshold;
  }

  /** The time without another failure that proves that the probe now passes. */
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
