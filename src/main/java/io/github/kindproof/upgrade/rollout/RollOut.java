package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.upgrade.rollout.traffic.Endpoint;
import io.github.kindproof.upgrade.rollout.traffic.Traffic;
import io.github.kindproof.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A rollout of a change to the nodes of a running cluster, one after the other, while requests flow
 * to the services of its workloads. On a worse outcome it stops and rolls that node back.
 */
public final class RollOut {
  private final Cluster cluster;
  private final List<Workload> watched;
  private final Progress progress;
  private final RollOutLimits limits;

  /**
   * Create a rollout, without starting it.
   *
   * @param cluster the cluster to change, which nobody else should be using
   * @param watched its workloads: requests go to their services that have a node port, and their
   *     pods are tried on each changed node
   */
  @API(status = API.Status.INTERNAL)
  public RollOut(Cluster cluster, List<Workload> watched, Progress progress, RollOutLimits limits) {
    this.cluster = cluster;
    this.watched = List.copyOf(watched);
    this.progress = progress;
    this.limits = limits;
  }

  /** Change all nodes except the first, the control plane, in their order, and wait for the end. */
  public RollOutResult run(NodeChange change) {
    return run(change, cluster.nodes().subList(1, cluster.nodes().size()));
  }

  /**
   * Change these nodes, in this order, and wait for the end.
   *
   * @throws EnvironmentException if not all replicas of the workloads are available at the start
   */
  public RollOutResult run(NodeChange change, List<NodeShell> nodes) {
    Instant began = Instant.now();
    List<NodeResult> results = new ArrayList<>();
    List<String> notBegun = new ArrayList<>();
    try (KubernetesClient client = asksOnce(cluster.client())) {
      Replicas replicas = new Replicas(client, watched, limits);
      replicas
          .awaitBack(Set.of())
          .ifPresent(
              it -> {
                throw new EnvironmentException(
                    "nothing was changed, because " + it, "check the workload's pods");
              });
      Traffic traffic = Traffic.start(endpoints());
      RollOutRun run = new RollOutRun(change, cluster, client, watched, traffic, limits, progress);
      try (traffic) {
        for (NodeShell node : nodes) {
          if (results.stream().allMatch(RollOutRules::mayGoOn)) {
            results.add(run(run, node));
          } else {
            notBegun.add(node.container());
          }
        }
      }
      return new RollOutResult(
          change, results, notBegun, traffic.report(), Duration.between(began, Instant.now()));
    }
  }

  private NodeResult run(RollOutRun run, NodeShell node) {
    String what = node.container() + ": " + run.change().described();
    try (Progress.Task task = progress.begin(what)) {
      NodeResult result = new NodeRollOut(run, node, task).run();
      if (RollOutRules.mayGoOn(result)) {
        task.done(RollOutText.summary(result));
      } else {
        task.failed(RollOutText.summary(result));
      }
      RollOutText.details(result).forEach(line -> progress.say("- " + line));
      return result;
    }
  }

  /** Return an endpoint for each service with a node port, through each node. */
  private List<Endpoint> endpoints() {
    KubernetesClient client = cluster.client();
    List<String> addresses =
        cluster.nodes().stream()
            .map(node -> new NodeObject(client, node.container()).address())
            .toList();
    List<Integer> ports =
        watched.stream()
            .flatMap(it -> client.services().inNamespace(it.namespace()).list().getItems().stream())
            .map(Service::getSpec)
            .flatMap(spec -> spec.getPorts().stream())
            .map(port -> port.getNodePort())
            .filter(Objects::nonNull)
            .toList();
    return addresses.stream()
        .flatMap(address -> ports.stream().map(port -> new Endpoint(address, port, "/")))
        .toList();
  }

  /**
   * Create a client that does not retry. By default it retries when the server says that it is too
   * busy, which is also the answer for a disruption budget and for a kubelet that is down.
   */
  private static KubernetesClient asksOnce(KubernetesClient client) {
    Config config =
        new ConfigBuilder(client.getConfiguration()).withRequestRetryBackoffLimit(0).build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
