package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.api.ApiChanges;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.progress.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The waits until an object's controller has created its pods, or cannot. */
record PodsOfObject(KubernetesClient client, String namespace, Duration limit) {
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final String CONTROLLER = "check that the cluster's controller manager runs";
  private static final Duration END_LIMIT = Duration.ofSeconds(15);

  /**
   * The pods that a controller has created.
   *
   * @param refusal the outcome of those that it cannot create, if that is proved
   */
  record Made(MadePods seen, Optional<Outcome> refusal) {
    private boolean isEnough(int count) {
      return seen.pods().size() >= count || seen.finished().isPresent() || refusal.isPresent();
    }
  }

  /**
   * Wait for the number of pods. In Kubernetes 1.24, the controller of a DaemonSet never counts if
   * it may not create the first pod; that one is counted then.
   *
   * @throws BadInputException if it creates none
   */
  PodDemand demand(HasMetadata object) {
    CreationRefusal refusal = new CreationRefusal();
    return waiting("the number of pods of '" + PodName.full(object) + "'", limit)
        .until(
            () ->
                PodDemand.of(now(object))
                    .or(() -> look(object, refusal).refusal().map(it -> new PodDemand(1, 1))),
            Optional::isPresent)
        .orElseThrow(none -> "its controller has not processed it", CONTROLLER)
        .orElseThrow();
  }

  /** Wait for this many pods of an object, or fewer if they are rejected or a Job has ended. */
  Made await(HasMetadata object, int count) {
    CreationRefusal refusal = new CreationRefusal();
    return waiting(Count.of(count, "pod") + " of '" + PodName.full(object) + "'", limit)
        .wokenBy(
            ApiChanges.of(
                client.resource(object).inNamespace(namespace),
                client.pods().inNamespace(namespace),
                client.v1().events().inNamespace(namespace)))
        .until(() -> look(object, refusal), made -> made.isEnough(count))
        .orElseThrow(made -> made.seen().pods().size() + " of them", CONTROLLER);
  }

  /** Wait for the end of a Job, which follows its pods' end; empty if it continues. */
  Optional<String> end(HasMetadata job) {
    return waiting("the end of '" + PodName.full(job) + "'", END_LIMIT)
        .until(() -> MadePods.finished(now(job)), Optional::isPresent)
        .last();
  }

  /** Return the current object; the given one if it is gone. */
  private HasMetadata now(HasMetadata object) {
    HasMetadata now = client.resource(object).inNamespace(namespace).get();
    return now == null ? object : now;
  }

  private Made look(HasMetadata object, CreationRefusal refusal) {
    HasMetadata now = object instanceof Job ? now(object) : object; // a Job may have ended
    List<? extends HasMetadata> between =
        object instanceof Deployment
            ? client.apps().replicaSets().inNamespace(namespace).list().getItems()
            : List.of();
    List<Pod> pods = client.pods().inNamespace(namespace).list().getItems();
    List<Event> events = client.v1().events().inNamespace(namespace).list().getItems();
    MadePods made = MadePods.of(now, between, pods, events);
    return new Made(made, refusal.outcome(made, Instant.now()));
  }

  private static Wait waiting(String name, Duration limit) {
    return new Wait(name, limit, INTERVAL);
  }
}
