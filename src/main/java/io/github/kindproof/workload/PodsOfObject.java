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

/**
 * Waits until an object's controller has made pods, or cannot.
 *
 * @param namespace of the workload
 * @param limit how long a controller may take
 */
record PodsOfObject(KubernetesClient client, String namespace, Duration limit) {
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final String CONTROLLER = "see whether the cluster's controller manager runs";
  private static final Duration END_LIMIT = Duration.ofSeconds(15);

  /**
   * What a controller has made.
   *
   * @param seen its pods, and what it says of those that it could not make
   * @param refusal the outcome of those that it could not make, if that is proved
   */
  record Made(MadePods seen, Optional<Outcome> refusal) {}

  /**
   * How many pods it makes. The controller of DaemonSets of Kubernetes 1.24 never counts where it
   * may not create the first: then it is that one.
   *
   * @throws BadInputException if it makes none as it is
   */
  PodDemand demand(HasMetadata object) {
    CreationRefusal refusal = new CreationRefusal();
    return waiting("the number of pods of '" + PodName.full(object) + "'", limit)
        .until(
            () ->
                PodDemand.of(now(object))
                    .or(
                        () ->
                            refusal
                                .outcome(look(object), Instant.now())
                                .map(outcome -> new PodDemand(1, 1))),
            Optional::isPresent)
        .orElseThrow(none -> "its controller has not looked at it", CONTROLLER)
        .orElseThrow();
  }

  /**
   * Waits for this many pods of an object; there are fewer if they are refused, or if it is a Job
   * that has ended.
   */
  Made await(HasMetadata object, int count) {
    CreationRefusal refusal = new CreationRefusal();
    MadePods made =
        waiting(Count.of(count, "pod") + " of '" + PodName.full(object) + "'", limit)
            .wokenBy(
                ApiChanges.of(
                    client.resource(object).inNamespace(namespace),
                    client.pods().inNamespace(namespace),
                    client.v1().events().inNamespace(namespace)))
            .until(
                () -> look(object),
                seen ->
                    seen.pods().size() >= count
                        || seen.finished().isPresent()
                        || refusal.outcome(seen, Instant.now()).isPresent())
            .orElseThrow(seen -> seen.pods().size() + " of them", CONTROLLER);
    return new Made(made, refusal.outcome(made, Instant.now()));
  }

  /** How a Job ended, which it says a moment after its pods; empty if it goes on. */
  Optional<String> end(HasMetadata job) {
    return waiting("the end of '" + PodName.full(job) + "'", END_LIMIT)
        .until(() -> MadePods.finished(now(job)), Optional::isPresent)
        .last();
  }

  /** The object as it is now; the same if it is gone. */
  private HasMetadata now(HasMetadata object) {
    HasMetadata now = client.resource(object).inNamespace(namespace).get();
    return now == null ? object : now;
  }

  private MadePods look(HasMetadata object) {
    HasMetadata now = object instanceof Job ? now(object) : object; // a Job may have ended
    List<? extends HasMetadata> between =
        object instanceof Deployment
            ? client.apps().replicaSets().inNamespace(namespace).list().getItems()
            : List.of();
    List<Pod> pods = client.pods().inNamespace(namespace).list().getItems();
    List<Event> events = client.v1().events().inNamespace(namespace).list().getItems();
    return MadePods.of(now, between, pods, events);
  }

  private static Wait waiting(String name, Duration limit) {
    return new Wait(name, limit, INTERVAL);
  }
}
