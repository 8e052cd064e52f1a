package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.HungProcess;
import io.github.kindproof.seccomp.SeccompFilter;
import io.github.kindproof.seccomp.file.RuntimeSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits for a pod's outcome, then collects all facts about it. */
final class PodObserver {
  private static final Duration GONE_INTERVAL = Duration.ofMillis(500);

  private final KubernetesClient client;
  private final PodInspector sight;
  private final ContainerLogs logs;
  private final HookFailures hooks;
  private final Duration settleLimit;
  private final Duration stability;

  PodObserver(
      KubernetesClient client,
      PodInspector sight,
      HookFailures hooks,
      Duration settleLimit,
      Duration stability) {
    this.client = client;
    this.hooks = hooks;
    this.sight = sight;
    this.logs = new ContainerLogs(client);
    this.settleLimit = settleLimit;
    this.stability = stability;
  }

  /** Of a pod that ends just as it is looked at, the end: it is looked at once more. */
  PodObservation observe(String namespace, String name, List<HasMetadata> objects) {
    return new Wait("the outcome of pod '" + name + "'", settleLimit, GONE_INTERVAL)
        .until(() -> look(namespace, name, objects), Optional::isPresent)
        .orElseThrow(none -> "no process that lasts", "see the kubelet's journal")
        .orElseThrow();
  }

  private Optional<PodObservation> look(String namespace, String name, List<HasMetadata> objects) {
    PodWatch.Settled settled =
        new PodWatch(client, namespace, sight, hooks, settleLimit, stability).settle(name);
    PodFacts facts = settled.facts();
    Decision decision = settled.decision();
    Optional<PodInspector.Seen> seen = sight.look(namespace, facts, objects, decision);
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    boolean hangs =
        seen.get().hasDead() || decision.outcome().kind() == OutcomeKind.KILLED_BY_FILTER;
    Map<String, HungProcess> hung = hangs ? sight.hung(facts) : Map.of();
    if (decision.isRunning() && hangs) {
      // The kubelet does not see it.
      Optional<Decision> killed = new HangWatch(sight).decide(facts, hung);
      return killed.map(it -> observed(namespace, facts, it, seen.get(), hung));
    }
    return Optional.of(observed(namespace, facts, decision, seen.get(), hung));
  }

  private PodObservation observed(
      String namespace,
      PodFacts facts,
      Decision decision,
      PodInspector.Seen seen,
      Map<String, HungProcess> hung) {
    Collection<SeccompFilter> filters = seen.filters().values();
    // What started them is asked only where a filter may explain what failed.
    boolean explains = !decision.isRunning() && !filters.isEmpty();
    Surroundings surroundings =
        new Surroundings(
            seen,
            hung,
            explains ? sight.runtime(facts).orElse(null) : null,
            explains && filters.stream().anyMatch(it -> !it.deadlyActions().isEmpty())
                ? sight.kills(facts)
                : List.of());
    List<ContainerObservation> containers =
        facts.containers().stream()
            .map(it -> observe(namespace, facts, decision, it, surroundings))
            .toList();
    return new PodObservation(facts, decision.container(), containers, seen.serving());
  }

  /** What was seen of all containers. */
  private record Surroundings(
      PodInspector.Seen seen,
      Map<String, HungProcess> hung,
      @Nullable ObservedRuntime runtime,
      List<AuditRecord> kills) {

    Optional<Outcome> killed(ContainerFacts container) {
      return Optional.ofNullable(hung.get(container.name()))
          .flatMap(process -> KillRules.hung(process, kills));
    }

    /** That which the runtime was given, of a container that is just being made too. */
    @Nullable SeccompFilter filter(ContainerFacts container) {
      SeccompFilter inspected = seen.filters().get(container.name());
      return inspected != null
          ? inspected
          : Optional.ofNullable(hung.get(container.name()))
              .flatMap(HungProcess::spec)
              .flatMap(RuntimeSpec::filter)
              .orElse(null);
    }
  }

  private ContainerObservation observe(
      String namespace,
      PodFacts facts,
      Decision decision,
      ContainerFacts container,
      Surroundings seen) {
    Outcome outcome =
        container.name().equals(decision.container())
            ? decision.outcome()
            : seen.killed(container).orElseGet(() -> OutcomeRules.of(facts, container));
    SeccompFilter filter = seen.filter(container);
    Instant end =
        container
            .ended()
            .or(container::endedBefore)
            .map(it -> Instant.parse(it.getFinishedAt()))
            .orElse(null);
    ContainerLog read = logs.of(namespace, facts.name(), container, outcome);
    // Which line was the last is not sure before the streams are known.
    ContainerLog log =
        LastWords.withErrno(read, end).isPresent()
            ? read.with(sight.streams(facts, container.name()))
            : read;
    Outcome killed =
        KillRules.complete(
            CauseRules.complete(outcome, log, end, filter, seen.runtime()),
            log.text(),
            end,
            filter,
            seen.runtime(),
            seen.kills());
    Instant made = Instant.parse(facts.pod().getMetadata().getCreationTimestamp());
    return new ContainerObservation(
        container,
        ExecKills.complete(killed, container.spec(), made, filter, seen.kills()),
        ProfileInForce.of(facts.pod().getSpec(), container.spec()),
        log.text(),
        seen.seen().seccomp().get(container.name()),
        filter);
  }
}
