package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.api.ApiChanges;
import io.github.kindproof.internal.api.Outages;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.node.NodeProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A wait until a pod's outcome is proved, or the limit passes. */
final class PodWatch {
  private static final Duration INTERVAL = Duration.ofMillis(250);

  /** Time for two failures and the kubelet's first back-off of 10 s between them. */
  private static final Duration OTHERS_LIMIT = Duration.ofSeconds(20);

  private final KubernetesClient client;
  private final String namespace;
  private final Duration limit;
  private final Duration stability;
  private final HookFailures hooks;
  private final HangWatch hangs;
  private final InitWatch inits;
  private Optional<Decision> hung = Optional.empty();

  PodWatch(
      KubernetesClient client,
      String namespace,
      PodInspector inspector,
      HookFailures hooks,
      Duration limit,
      Duration stability) {
    this.client = client;
    this.hooks = hooks;
    this.hangs = new HangWatch(inspector);
    this.inits = new InitWatch(inspector);
    this.namespace = namespace;
    this.limit = limit;
    this.stability = stability;
  }

  /**
   * A pod with an outcome.
   *
   * @param caught the processes of init containers that were read while they ran
   */
  record Settled(PodFacts facts, Decision decision, List<NodeProcess> caught) {}

  Settled settle(String name) {
    StabilityWindow running = new StabilityWindow(stability);
    Waited<PodFacts> waited =
        new Wait("the outcome of pod '" + name + "'", limit, INTERVAL)
            .wokenBy(changes())
            .until(() -> facts(name), facts -> running.holds(facts, Instant.now()) || hangs(facts));
    PodFacts facts = waited.last();
    if (hung.isPresent()) {
      return settled(facts, hung.get());
    }
    if (waited.met()) {
      Settled settled = settled(facts, OutcomeRules.settled(facts).orElseThrow());
      return settled.decision().isRunning() ? settled : withOthers(name, settled);
    }
    ContainerFacts pending = OutcomeRules.pending(facts);
    Cause cause = Cause.of(waited.why(), facts.state(), "state of pod " + name);
    Optional<Cause> unready = UnreadyNode.of(client, facts);
    if (unready.isPresent()) {
      return settled(
          facts,
          new Decision(pending.name(), Outcome.of(OutcomeKind.INFRASTRUCTURE, unready.get())));
    }
    boolean runs = facts.containers().stream().anyMatch(ContainerFacts::isRunning);
    return settled(
        facts,
        new Decision(
            pending.name(),
            Outcome.of(runs ? OutcomeKind.NEVER_READY : OutcomeKind.INFRASTRUCTURE, cause)));
  }

  private Settled settled(PodFacts facts, Decision decision) {
    return new Settled(facts, decision, inits.caught());
  }

  private boolean hangs(PodFacts facts) {
    hung =
        OutcomeRules.settled(facts).isPresent()
            ? Optional.empty()
            : hangs.look(facts, Instant.now());
    return hung.isPresent();
  }

  /**
   * If two containers fail, it is chance which outcome is proved first. So wait for a running
   * container until the stability window has passed, and for one that has failed once until its
   * outcome is proved.
   */
  private Settled withOthers(String name, Settled first) {
    if (first.facts().containers().stream().noneMatch(PodWatch::mayChange)) {
      return first;
    }
    Instant stable = Instant.now().plus(stability);
    PodFacts facts =
        new Wait("the other containers of pod '" + name + "'", OTHERS_LIMIT, INTERVAL)
            .wokenBy(changes())
            .until(
                () -> facts(name),
                now -> !OutcomeRules.mayStillFail(now) && !Instant.now().isBefore(stable))
            .last();
    return OutcomeRules.settled(facts).map(it -> settled(facts, it)).orElse(first);
  }

  private ApiChanges changes() {
    return ApiChanges.of(
        client.pods().inNamespace(namespace), client.v1().events().inNamespace(namespace));
  }

  private static boolean mayChange(ContainerFacts container) {
    return container.isRunning() || container.ended().isPresent();
  }

  private PodFacts facts(String name) {
    return Outages.outlasted(() -> read(name));
  }

  private PodFacts read(String name) {
    Pod pod = client.pods().inNamespace(namespace).withName(name).get();
    if (pod == null) {
      List<String> there =
          client.pods().inNamespace(namespace).list().getItems().stream()
              .map(it -> it.getMetadata().getName())
              .toList();
      throw new BadInputException(
          "pod '" + name + "'", "not in the manifest", "choose one of " + String.join(", ", there));
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
    PodFacts facts = new PodFacts(pod, events, hooks.seen(pod));
    inits.look(facts);
    return facts;
  }
}
