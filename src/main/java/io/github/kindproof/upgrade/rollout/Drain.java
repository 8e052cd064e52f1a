package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A drain of a node as by {@code kubectl drain}: through the eviction API, which respects
 * disruption budgets, until each pod that can be recreated elsewhere is gone.
 */
final class Drain {
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private final KubernetesClient client;
  private final RollOutLimits limits;

  /**
   * @param client a client that does not retry by itself: if a budget denies an eviction, it is
   *     retried here as soon as it may succeed
   */
  Drain(KubernetesClient client, RollOutLimits limits) {
    this.client = client;
    this.limits = limits;
  }

  List<Pod> pods(String node) {
    return client.pods().inAnyNamespace().withField("spec.nodeName", node).list().getItems();
  }

  /** Drain a node; return the reason if this takes too long. */
  Optional<Regression> drain(String node) {
    Waited<List<Pod>> gone =
        new Wait("pods of node " + node + " to be gone", limits.drain(), limits.interval())
            .until(() -> evict(node), List::isEmpty);
    if (gone.met()) {
      return Optional.empty();
    }
    String left = gone.last().stream().map(Drain::name).collect(Collectors.joining(", "));
    return Optional.of(Regression.of(gone.why(left)));
  }

  /** Evict all pods that may be evicted at this moment, and return those still there. */
  private List<Pod> evict(String node) {
    List<Pod> left = pods(node).stream().filter(DrainRules::isToBeEvicted).toList();
    left.stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .forEach(this::evict);
    return left;
  }

  private void evict(Pod pod) {
    try {
      var unused =
          client
              .pods()
              .inNamespace(pod.getMetadata().getNamespace())
              .withName(pod.getMetadata().getName())
              .evict();
    } catch (KubernetesClientException e) {
      if (e.getCode() != NOT_FOUND && e.getCode() != TOO_MANY_REQUESTS) {
        throw e;
      }
    }
  }

  static String name(Pod pod) {
    return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
  }
}
