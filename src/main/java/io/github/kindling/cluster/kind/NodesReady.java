package io.github.kindling.cluster.kind;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindling.workload.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits until all nodes of a new cluster are Ready. */
record NodesReady(KubernetesClient client, int count, Duration limit) {
  private static final Duration INTERVAL = Duration.ofMillis(250);

  /** What is missing, if they were not Ready within the limit. */
  Optional<Cause> await() {
    AtomicReference<String> last = new AtomicReference<>("");
    try {
      Awaitility.await("nodes Ready")
          .atMost(limit)
          .pollDelay(Duration.ZERO)
          .pollInterval(INTERVAL)
          .ignoreExceptionsMatching(e -> e instanceof KubernetesClientException) // still starting
          .until(
              () -> {
                List<Node> nodes = client.nodes().list().getItems();
                List<String> ready = nodes.stream().filter(NodesReady::isReady).map(this::name).toList();
                last.set(ready.size() + " of " + count + " nodes Ready: " + ready);
                return ready.size() == count;
              });
      return Optional.empty();
    } catch (ConditionTimeoutException e) {
      return Optional.of(
          Cause.of("nodes not Ready after " + limit.toSeconds() + " s", last.get(), "API server"));
    }
  }

  private String name(Node node) {
    return node.getMetadata().getName();
  }

  private static boolean isReady(Node node) {
    return node.getStatus().getConditions().stream()
        .anyMatch(is -> is.getType().equals("Ready") && is.getStatus().equals("True"));
  }
}
