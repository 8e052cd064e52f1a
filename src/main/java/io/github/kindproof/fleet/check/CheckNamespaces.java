package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.internal.api.ApiChanges;
import io.github.kindproof.internal.io.waiting.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The namespaces of checks, including those that killed checks left. */
public final class CheckNamespaces {
  private static final Duration GONE_LIMIT = Duration.ofMinutes(2);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final KubernetesClient client;

  public CheckNamespaces(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Removes the namespaces that dead checks on this machine left.
   *
   * @param all whether to remove those of all other checks too
   * @return the names of the removed ones
   */
  public List<String> removeLeftOvers(boolean all) {
    List<String> removed = new ArrayList<>();
    for (Namespace namespace :
        client.namespaces().withLabel(CheckObjects.LABEL).list().getItems()) {
      String token =
          Objects.requireNonNullElse(
              namespace.getMetadata().getLabels().get(CheckObjects.LABEL), "");
      if (all || Owner.ofToken(token).map(Owner::isKnownDead).orElse(false)) {
        remove(namespace.getMetadata().getName());
        removed.add(namespace.getMetadata().getName());
      }
    }
    return removed;
  }

  /** Deletes one, and waits until it is gone. */
  void remove(String name) {
    delete(name);
    new Wait("the end of namespace " + name, GONE_LIMIT, INTERVAL)
        .wokenBy(ApiChanges.of(client.namespaces().withName(name)))
        .until(() -> client.namespaces().withName(name).get() == null, gone -> gone);
  }

  void delete(String name) {
    client.namespaces().withName(name).delete();
  }
}
