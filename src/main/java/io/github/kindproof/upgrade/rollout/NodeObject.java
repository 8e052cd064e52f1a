package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.api.ReadyCondition;
import java.time.Instant;
import java.time.chrono.ChronoZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A node in the API server. */
final class NodeObject {
  private final KubernetesClient client;
  private final String name;

  NodeObject(KubernetesClient client, String name) {
    this.client = client;
    this.name = name;
  }

  void cordon() {
    setUnschedulable(true);
  }

  void uncordon() {
    setUnschedulable(false);
  }

  boolean isCordoned() {
    return Boolean.TRUE.equals(get().getSpec().getUnschedulable());
  }

  /**
   * Return whether its kubelet has reported Ready since then, and still reports that it lives: a
   * status from before its restart does not count.
   *
   * <p>The condition's time has whole seconds and is renewed at a start and every five minutes; the
   * lease's has microseconds and is renewed at a start and every ten seconds.
   */
  boolean isReadySince(Instant since) {
    Instant second = since.truncatedTo(ChronoUnit.SECONDS);
    Node node = get();
    boolean ready =
        ReadyCondition.of(node)
            .filter(it -> !Instant.parse(it.getLastHeartbeatTime()).isBefore(second))
            .isPresent();
    return ready
        && Readiness.isNodeReady(node)
        && renewedLease().filter(it -> it.isAfter(since)).isPresent();
  }

  private Optional<Instant> renewedLease() {
    return Optional.ofNullable(client.leases().inNamespace("kube-node-lease").withName(name).get())
        .map(lease -> lease.getSpec().getRenewTime())
        .map(ChronoZonedDateTime::toInstant);
  }

  /** Return its readiness, for messages of waits that time out. */
  String readiness() {
    return ReadyCondition.of(get())
        .map(it -> "Ready is " + it.getStatus() + ": " + it.getMessage())
        .orElse("no condition Ready");
  }

  /** Return its address within the engine's network. */
  String address() {
    return get().getStatus().getAddresses().stream()
        .filter(address -> address.getType().equals("InternalIP"))
        .findFirst()
        .orElseThrow(
            () -> new EnvironmentException("node " + name + " has no address", "check its kubelet"))
        .getAddress();
  }

  private Node get() {
    Node node = client.nodes().withName(name).get();
    if (node == null) {
      throw new EnvironmentException(
          "the cluster no longer has a node " + name, "find out who deleted it");
    }
    return node;
  }

  private void setUnschedulable(boolean value) {
    client
        .nodes()
        .withName(name)
        .edit(node -> new NodeBuilder(node).editSpec().withUnschedulable(value).endSpec().build());
  }
}
