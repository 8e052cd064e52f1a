package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.upgrade.rollout.traffic.Traffic;
import io.github.kindproof.upgrade.rollout.traffic.TrafficReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** One node: drained, changed, tried, and given back; or taken back. */
final class NodeRollOut {
  private final RollOutTools tools;
  private final NodeTools node;
  private final NodeChange change;
  private final Traffic traffic;
  private final Progress.Task task;
  private final Instant began = Instant.now();
  private List<Trial> trials = List.of();
  private List<ResidentContainer> stayed = List.of();
  private SortedSet<String> blocked = Collections.emptySortedSet();

  NodeRollOut(
      RollOutTools tools, NodeTools node, NodeChange change, Traffic traffic, Progress.Task task) {
    this.tools = tools;
    this.node = node;
    this.change = change;
    this.traffic = traffic;
    this.task = task;
  }

  NodeResult run() {
    phase("look at what runs");
    Changer changer = node.changer(change);
    List<TrialRun.Sample> samples = tools.trials().samples(node.name());
    Set<String> known = tools.replicas().uids();
    NodeState before = node.state(blocked());
    TrafficReport traffic = this.traffic.report();
    Optional<Regression> notEmpty = guarded(this::empty);
    if (notEmpty.isPresent()) {
      return leftAlone(notEmpty.get(), known);
    }
    Optional<Regression> worse = guarded(() -> change(changer, samples, before, known));
    if (worse.isEmpty()) {
      worse = RollOutRules.ofRequests(traffic, this.traffic.report());
    }
    return worse.isPresent()
        ? takenBack(changer, before, worse.get())
        : new NodeResult.Changed(node.name(), took(), before, node.state(blocked), trials, stayed);
  }

  private Optional<Regression> empty() {
    phase("cordon and drain");
    node.object().cordon();
    return tools.drain().drain(node.name());
  }

  private NodeResult leftAlone(Regression why, Set<String> known) {
    phase("uncordon, nothing was changed");
    Optional<Regression> trouble =
        guarded(
            () -> {
              node.object().uncordon();
              return tools.replicas().awaitBack(known);
            });
    return trouble.isPresent()
        ? new NodeResult.Broken(node.name(), took(), why, trouble.get().what())
        : new NodeResult.LeftAlone(node.name(), took(), why);
  }

  private Optional<Regression> change(
      Changer changer, List<TrialRun.Sample> samples, NodeState before, Set<String> known) {
    phase("change and restart");
    Optional<Regression> worse = node.restart(changer::make, changer::notMade);
    if (worse.isPresent()) {
      return worse;
    }
    phase("new pods tried on it");
    CompletableFuture<SortedSet<String>> probe = CompletableFuture.supplyAsync(() -> blocked());
    trials = tools.trials().run(samples, node.name());
    blocked = joined(probe);
    worse = RollOutRules.ofTrials(trials);
    if (worse.isPresent()) {
      return worse;
    }
    phase("look at what stayed");
    List<PodState> now = node.podsOnceBack(before.pods());
    stayed = RollOutRules.stayed(before.pods(), now);
    worse = RollOutRules.ofStayed(before.pods(), now, change.mayRestartPods());
    if (worse.isPresent()) {
      return worse;
    }
    phase("uncordon and wait for replicas");
    node.object().uncordon();
    return tools.replicas().awaitBack(known);
  }

  private SortedSet<String> blocked() {
    return tools.look().blocked(node.shell(), change.asksForRuntimeDefault());
  }

  private NodeResult takenBack(Changer changer, NodeState before, Regression why) {
    tools.progress().say(node.name() + ": " + why + "; it is rolled back");
    Set<String> known = tools.replicas().uids();
    Optional<Regression> trouble =
        guarded(
            () -> {
              phase("roll back: drain");
              if (!node.object().isCordoned()) {
                node.object().cordon();
                Optional<Regression> notEmpty = tools.drain().drain(node.name());
                if (notEmpty.isPresent()) {
                  return notEmpty;
                }
              }
              phase("roll back: what was there before, and restart");
              Optional<Regression> notBack = node.restart(changer::takeBack, changer::notTakenBack);
              if (notBack.isPresent()) {
                return notBack;
              }
              blocked = blocked();
              phase("roll back: uncordon and wait for replicas");
              node.object().uncordon();
              return tools.replicas().awaitBack(known);
            });
    return trouble.isPresent()
        ? new NodeResult.Broken(node.name(), took(), why, trouble.get().what())
        : new NodeResult.RolledBack(node.name(), took(), why, before, node.state(blocked), trials);
  }

  /** Trouble with the machine or the cluster in the middle of it is a reason to go back too. */
  private static Optional<Regression> guarded(Supplier<Optional<Regression>> work) {
    try {
      return work.get();
    } catch (EnvironmentException | KubernetesClientException e) {
      return Optional.of(Regression.byMachine(String.valueOf(e.getMessage())));
    }
  }

  private static SortedSet<String> joined(CompletableFuture<SortedSet<String>> probe) {
    try {
      return new TreeSet<>(probe.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void phase(String what) {
    task.update(what);
    traffic.during(node.name() + ": " + what);
  }

  private Duration took() {
    return Duration.between(began, Instant.now());
  }
}
