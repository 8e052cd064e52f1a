package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.node.NodeShell;
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
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The rollout on one node: drained, changed, tried, and given back; or rolled back. */
final class NodeRollOut {
  private final RollOutRun run;
  private final NodeShell node;
  private final Progress.Task task;
  private final String name;
  private final NodeObject object;
  private final Kubelet kubelet;
  private final Drain drain;
  private final NodeSnapshot look;
  private final TrialRun trialRun;
  private final Replicas replicas;
  private final Instant began = Instant.now();
  private List<Trial> trials = List.of();
  private List<ResidentContainer> stayed = List.of();
  private SortedSet<String> blocked = Collections.emptySortedSet();

  NodeRollOut(RollOutRun run, NodeShell node, Progress.Task task) {
    this.run = run;
    this.node = node;
    this.task = task;
    this.name = node.container();
    this.object = new NodeObject(run.client(), name);
    this.kubelet = new Kubelet(node, run.client());
    this.drain = new Drain(run.client(), run.limits());
    this.look = new NodeSnapshot(run.cluster(), drain, run.limits());
    this.trialRun = new TrialRun(run.cluster(), run.watched(), run.limits());
    this.replicas = new Replicas(run.client(), run.watched(), run.limits());
  }

  NodeResult run() {
    phase("observe");
    Changer changer = changer();
    List<TrialRun.Sample> samples = trialRun.samples(name);
    Set<String> known = replicas.uids();
    NodeState before = look.state(node, kubelet, blocked());
    TrafficReport traffic = run.traffic().report();
    Optional<Regression> notEmpty = guarded(this::empty);
    if (notEmpty.isPresent()) {
      return leftAlone(notEmpty.get(), known);
    }
    Optional<Regression> worse = guarded(() -> change(changer, samples, before, known));
    if (worse.isEmpty()) {
      worse = RollOutRules.ofRequests(traffic, run.traffic().report());
    }
    return worse.isPresent()
        ? takenBack(changer, before, worse.get())
        : new NodeResult.Changed(
            name, took(), before, look.state(node, kubelet, blocked), trials, stayed);
  }

  private Optional<Regression> empty() {
    phase("cordon and drain");
    object.cordon();
    return drain.drain(name);
  }

  private NodeResult leftAlone(Regression why, Set<String> known) {
    phase("uncordon, unchanged");
    Optional<Regression> trouble =
        guarded(
            () -> {
              object.uncordon();
              return replicas.awaitBack(known);
            });
    return trouble.isPresent()
        ? new NodeResult.Broken(name, took(), why, trouble.get().what())
        : new NodeResult.LeftAlone(name, took(), why);
  }

  private Optional<Regression> change(
      Changer changer, List<TrialRun.Sample> samples, NodeState before, Set<String> known) {
    phase("change and restart");
    Optional<Regression> worse = restart(changer::make, changer::notMade);
    if (worse.isPresent()) {
      return worse;
    }
    phase("try new pods");
    CompletableFuture<SortedSet<String>> probe = CompletableFuture.supplyAsync(() -> blocked());
    trials = trialRun.run(samples, name);
    blocked = joined(probe);
    worse = RollOutRules.ofTrials(trials);
    if (worse.isPresent()) {
      return worse;
    }
    phase("check pods that stayed");
    List<PodState> now = podsOnceBack(before.pods());
    stayed = RollOutRules.stayed(before.pods(), now);
    worse = RollOutRules.ofStayed(before.pods(), now, run.change().mayRestartPods());
    if (worse.isPresent()) {
      return worse;
    }
    phase("uncordon and wait for replicas");
    object.uncordon();
    return replicas.awaitBack(known);
  }

  private Changer changer() {
    if (run.change() instanceof NodeChange.SeccompDefault it) {
      return new SeccompDefaultChanger(kubelet, it);
    }
    return new RuntimeChanger(
        node, kubelet, (NodeChange.Runtime) run.change(), run.cluster().name());
  }

  private Optional<Regression> restart(
      Runnable restart, Function<JsonNode, Optional<String>> wrong) {
    return new NodeReturn(kubelet, object, name, run.limits()).after(restart, wrong);
  }

  /** Return its pods once every container that was to stay runs again, or the limit passed. */
  private List<PodState> podsOnceBack(List<PodState> before) {
    return new Wait(
            "pods that stayed on " + name + " to run",
            run.limits().ready(),
            run.limits().interval())
        .until(() -> look.pods(node), now -> RollOutRules.ofStayed(before, now, true).isEmpty())
        .last();
  }

  private SortedSet<String> blocked() {
    return look.blocked(node, run.change().asksForRuntimeDefault());
  }

  private NodeResult takenBack(Changer changer, NodeState before, Regression why) {
    run.progress().say(name + ": " + why + "; rolling back");
    Set<String> known = replicas.uids();
    Optional<Regression> trouble =
        guarded(
            () -> {
              phase("roll back: drain");
              if (!object.isCordoned()) {
                object.cordon();
                Optional<Regression> notEmpty = drain.drain(name);
                if (notEmpty.isPresent()) {
                  return notEmpty;
                }
              }
              phase("roll back: restore and restart");
              Optional<Regression> notBack = restart(changer::takeBack, changer::notTakenBack);
              if (notBack.isPresent()) {
                return notBack;
              }
              blocked = blocked();
              phase("roll back: uncordon and wait for replicas");
              object.uncordon();
              return replicas.awaitBack(known);
            });
    return trouble.isPresent()
        ? new NodeResult.Broken(name, took(), why, trouble.get().what())
        : new NodeResult.RolledBack(
            name, took(), why, before, look.state(node, kubelet, blocked), trials);
  }

  /** Run a step; trouble with the machine or the cluster during it is a regression too. */
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
    run.traffic().during(name + ": " + what);
  }

  private Duration took() {
    return Duration.between(began, Instant.now());
  }
}
