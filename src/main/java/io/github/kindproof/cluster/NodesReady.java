package io.github.kindproof.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.github.kindproof.internal.api.ApiChanges;
import io.github.kindproof.internal.api.ApiFaults;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.workload.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A wait until all nodes of a new cluster and the services on each of them are ready.
 *
 * @param count the number of nodes
 * @param limit the maximum of each of the two waits
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record NodesReady(KubernetesClient client, int count, Duration limit) {
  private static final Duration INTERVAL = Duration.ofMillis(250);

  /** Wait for the nodes; return the missing part if they were not Ready within the limit. */
  public Optional<Cause> await() {
    Waited<List<String>> ready =
        new Wait(Count.of(count, "node") + " to be Ready", limit, INTERVAL)
            .wokenBy(ApiChanges.of(client.nodes()))
            .until(this::readyNodes, names -> names.size() == count);
    if (ready.met()) {
      return new NodeServices(client, limit).await();
    }
    String message = ready.last().size() + " of " + count + " nodes Ready: " + ready.last();
    return Optional.of(Cause.of(ready.why(), message, "API server"));
  }

  private List<String> readyNodes() {
    try {
      return client.nodes().list().getItems().stream()
          .filter(Readiness::isNodeReady)
          .map(node -> node.getMetadata().getName())
          .toList();
    } catch (KubernetesClientException e) {
      if (ApiFaults.ofValidity(e).isPresent()) {
        throw ApiFaults.of(e, "the cluster's API server");
      }
      return List.of(); // the API server is still starting
    }
  }
}
