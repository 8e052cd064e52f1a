package io.github.kindling.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.runtime.ObservedRuntime;
import io.github.kindling.waiting.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits for a pod's outcome, then gathers what can be known of it. */
final class PodObserver {
  private static final Duration GONE_INTERVAL = Duration.ofMillis(500);

  private final KubernetesClient client;
  private final PodSight sight;
  private final ContainerLogs logs;
  private final Duration settleLimit;
  private final Duration stability;

  PodObserver(KubernetesClient client, PodSight sight, Duration settleLimit, Duration stability) {
    this.client = client;
    this.sight = sight;
    this.logs = new ContainerLogs(client);
    this.settleLimit = settleLimit;
    this.stability = stability;
  }

  /** Of a pod that ends just as it is looked at, the end: it is looked at once more. */
  PodObservation observe(String namespace, String name, List<HasMetadata> objects) {
    return new Wait("pod " + name + " to be looked at", settleLimit, GONE_INTERVAL)
        .until(() -> look(namespace, name, objects), Optional::isPresent)
        .last()
        .orElseThrow(
            () ->
                new EnvironmentFault(
                    "no process of pod " + name + " is there long enough to be looked at",
                    "see the kubelet's journal"));
  }

  private Optional<PodObservation> look(String namespace, String name, List<HasMetadata> objects) {
    PodWatch.Settled settled = new PodWatch(client, namespace, settleLimit, stability).settle(name);
    PodFacts facts = settled.facts();
    Decision decision = settled.decision();
    Optional<PodSight.Seen> seen = sight.look(namespace, facts, objects, decision);
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    // What started them is asked only where a filter may explain what failed.
    boolean explains = !decision.isRunning() && !seen.get().filters().isEmpty();
    ObservedRuntime runtime = explains ? sight.runtime(facts).orElse(null) : null;
    List<ContainerObservation> containers =
        facts.containers().stream()
            .map(it -> observe(namespace, facts, decision, it, seen.get(), runtime))
            .toList();
    return Optional.of(
        new PodObservation(facts, decision.container(), containers, seen.get().serving()));
  }

  private ContainerObservation observe(
      String namespace,
      PodFacts facts,
      Decision decision,
      ContainerFacts container,
      PodSight.Seen seen,
      @Nullable ObservedRuntime runtime) {
    Outcome outcome =
        container.name().equals(decision.container())
            ? decision.outcome()
            : OutcomeRules.of(facts, container);
    ContainerLog log = logs.of(namespace, facts.name(), container, outcome);
    RuntimeFilter filter = seen.filters().get(container.name());
    Instant end =
        container
            .ended()
            .or(container::endedBefore)
            .map(it -> Instant.parse(it.getFinishedAt()))
            .orElse(null);
    return new ContainerObservation(
        container,
        CauseRules.complete(outcome, log, end, filter, runtime),
        ProfileInForce.of(facts.pod().getSpec(), container.spec()),
        log.text(),
        seen.seccomp().get(container.name()),
        filter);
  }
}
