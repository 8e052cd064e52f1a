package io.github.kindling.workload;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindling.failure.BadInput;
import io.github.kindling.waiting.Wait;
import io.github.kindling.waiting.Waited;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Waits until a pod's outcome is proved, or the limit passes. */
final class PodWatch {
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final KubernetesClient client;
  private final String namespace;
  private final Duration limit;
  private final Duration stability;

  PodWatch(KubernetesClient client, String namespace, Duration limit, Duration stability) {
    this.client = client;
    this.namespace = namespace;
    this.limit = limit;
    this.stability = stability;
  }

  /**
   * @param facts what was known when the outcome was proved
   * @param outcome the outcome
   */
  record Settled(PodFacts facts, Outcome outcome) {}

  Settled settle(String name) {
    StableSince running = new StableSince(stability);
    Waited<PodFacts> waited =
        new Wait("outcome of pod " + name, limit, INTERVAL)
            .until(
                () -> facts(name),
                facts ->
                    running.holds(
                        OutcomeRules.settled(facts).orElse(null),
                        facts.wasRestarted(),
                        Instant.now()));
    PodFacts facts = waited.last();
    if (waited.met()) {
      return new Settled(facts, OutcomeRules.settled(facts).orElseThrow());
    }
    Cause cause =
        Cause.of(
            "no outcome after " + limit.toSeconds() + " s", facts.state(), "state of pod " + name);
    boolean runs = facts.containers().stream().anyMatch(it -> it.getState().getRunning() != null);
    return new Settled(
        facts, runs ? new Outcome.NeverReady(cause) : new Outcome.Infrastructure(cause));
  }

  private PodFacts facts(String name) {
    Pod pod = client.pods().inNamespace(namespace).withName(name).get();
    if (pod == null) {
      List<String> there =
          client.pods().inNamespace(namespace).list().getItems().stream()
              .map(it -> it.getMetadata().getName())
              .toList();
      throw new BadInput("pod '" + name + "'", "not in the manifest", "name one of " + there);
    }
    List<PodEvent> events =
        client
            .v1()
            .events()
            .inNamespace(namespace)
            .withField("involvedObject.name", name)
            .list()
            .getItems()
            .stream()
            .sorted(
                Comparator.comparing((Event event) -> event.getMetadata().getCreationTimestamp()))
            .map(PodEvent::of)
            .toList();
    return new PodFacts(pod, events);
  }
}
