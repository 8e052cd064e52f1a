package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.HungProcess;
import io.github.kindproof.node.NodeProcess;
import io.github.kindproof.seccomp.file.RuntimeSpec;
import io.github.kindproof.seccomp.filter.ProcessFilters;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An observer that waits for a pod's outcome, then collects all facts about it.
 *
 * @param profiles what the mounted profiles were before the pod was created
 */
record PodObserver(
    KubernetesClient client,
    PodInspector inspector,
    HookFailures hooks,
    MountedProfiles.Contents profiles,
    Duration settleLimit,
    Duration stability) {
  private static final Duration GONE_INTERVAL = Duration.ofMillis(500);

  /** Observe a pod; a pod that ends during the inspection is inspected again. */
  PodObservation observe(String namespace, String name, List<HasMetadata> objects) {
    return new Wait("the outcome of pod '" + name + "'", settleLimit, GONE_INTERVAL)
        .until(() -> look(namespace, name, objects), Optional::isPresent)
        .orElseThrow(
            none -> "its process ends each time before it can be inspected",
            "see the kubelet's journal")
        .orElseThrow();
  }

  /** Return the observation with the filters of its running containers, read now. */
  PodObservation withFilters(PodObservation pod) {
    Map<String, ProcessFilters> loaded = inspector.loaded(pod.facts());
    return new PodObservation(
        pod.facts(),
        pod.decidingName(),
        pod.containers().stream().map(it -> it.withFilters(loaded.get(it.name()))).toList(),
        pod.serving());
  }

  private Optional<PodObservation> look(String namespace, String name, List<HasMetadata> objects) {
    PodWatch.Settled settled =
        new PodWatch(client, namespace, inspector, hooks, settleLimit, stability).settle(name);
    PodFacts facts = settled.facts();
    Decision decision =
        profiles
            .changeUnder(facts)
            .map(it -> settled.decision().instead(Outcome.of(OutcomeKind.INFRASTRUCTURE, it)))
            .orElse(settled.decision());
    Optional<PodInspector.Seen> seen = inspector.look(namespace, facts, objects, decision);
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    boolean hangs =
        seen.get().hasDead() || decision.outcome().kind() == OutcomeKind.KILLED_BY_FILTER;
    Map<String, HungProcess> hung = hangs ? inspector.hung(facts) : Map.of();
    if (decision.isRunning() && hangs) {
      // The kubelet does not notice.
      Optional<Decision> killed = new HangWatch(inspector).decide(facts, hung);
      return killed.map(it -> observed(namespace, facts, it, seen.get(), hung, settled.caught()));
    }
    return Optional.of(observed(namespace, facts, decision, seen.get(), hung, settled.caught()));
  }

  private PodObservation observed(
      String namespace,
      PodFacts facts,
      Decision decision,
      PodInspector.Seen seen,
      Map<String, HungProcess> hung,
      List<NodeProcess> caught) {
    Collection<SeccompFilter> filters = seen.filters().values();
    // The runtime matters only if a filter may explain a failure.
    boolean fails = !decision.isRunning() || ExecFailures.anyIn(facts);
    boolean explains = fails && !filters.isEmpty();
    Surroundings surroundings =
        new Surroundings(
            seen,
            hung,
            caught,
            explains ? inspector.runtime(facts).orElse(null) : null,
            explains && filters.stream().anyMatch(it -> !it.deadlyActions().isEmpty())
                ? inspector.kills(facts)
                : List.of());
    List<ContainerObservation> containers =
        facts.all().stream()
            .map(it -> observe(namespace, facts, decision, it, surroundings))
            .toList();
    return new PodObservation(facts, decision.container(), containers, seen.serving());
  }

  private record Surroundings(
      PodInspector.Seen seen,
      Map<String, HungProcess> hung,
      List<NodeProcess> caught,
      @Nullable ObservedRuntime runtime,
      List<AuditRecord> kills) {
    Optional<Outcome> killed(ContainerFacts container) {
      return Optional.ofNullable(hung.get(container.name()))
          .flatMap(process -> KillRules.hung(process, kills));
    }

    /** Return the filter that the runtime received, even for a container that is still starting. */
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
    ContainerLog read = new ContainerLogs(client).of(namespace, facts.name(), container, outcome);
    // Without the streams, it is not certain which line is the last.
    ContainerLog log =
        LastWords.withErrno(read, end).isPresent()
            ? read.with(inspector.streams(facts, container.name()))
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
        ExecPrograms.explained(
            ExecKills.complete(killed, container.spec(), made, filter, seen.kills()),
            container.spec()),
        ProfileInForce.of(facts.pod().getSpec(), container.spec()),
        log.text(),
        ContainerProcesses.of(container, seen.seen().processes(), seen.caught()),
        ExecFailures.of(facts, container, filter, seen.runtime()),
        seen.seen().seccomp().get(container.name()),
        filter,
        null);
  }
}
