package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pods that an object has created at one moment. Pure.
 *
 * @param pods the pods that it owns, directly or through a ReplicaSet, oldest first
 * @param failures the events about pods that could not be created, oldest first
 * @param finished how it ended, if it is a Job that has ended and creates no more
 */
record MadePods(List<Pod> pods, List<Event> failures, Optional<String> finished) {
  /** The reasons of events about objects that a controller could not create. */
  private static final Set<String> NOT_MADE = Set.of("FailedCreate", "ReplicaSetCreateError");

  private static final Set<String> ENDS = Set.of("Complete", "Failed");

  /** By length first, so that web-2 comes before web-10. */
  private static final Comparator<Pod> BY_NAME =
      Comparator.comparing((Pod pod) -> pod.getMetadata().getName().length())
          .thenComparing(pod -> pod.getMetadata().getName());

  private static final Comparator<Pod> BY_AGE =
      Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
          .thenComparing(BY_NAME);

  MadePods {
    pods = List.copyOf(pods);
    failures = List.copyOf(failures);
  }

  /**
   * @param object the owner in its current state
   * @param between objects that may be between it and its pods
   * @param pods all pods of the namespace
   * @param events all events of the namespace
   */
  static MadePods of(
      HasMetadata object, List<? extends HasMetadata> between, List<Pod> pods, List<Event> events) {
    Set<String> owners = new HashSet<>(Set.of(object.getMetadata().getUid()));
    between.stream()
        .filter(it -> isOwned(it, owners))
        .map(it -> it.getMetadata().getUid())
        .toList()
        .forEach(owners::add);
    return new MadePods(
        pods.stream()
            .filter(pod -> isOwned(pod, owners) && pod.getMetadata().getDeletionTimestamp() == null)
            .sorted(BY_AGE)
            .toList(),
        events.stream()
            .filter(event -> NOT_MADE.contains(event.getReason()))
            .filter(event -> owners.contains(event.getInvolvedObject().getUid()))
            .sorted(Comparator.comparing(event -> event.getMetadata().getCreationTimestamp()))
            .toList(),
        finished(object));
  }

  /** Return the oldest pods, ordered by name; replacements for failed pods are newer. */
  List<Pod> first(int count) {
    return pods.stream().limit(count).sorted(BY_NAME).toList();
  }

  private static boolean isOwned(HasMetadata object, Set<String> owners) {
    ObjectMeta meta = object.getMetadata();
    return meta.getOwnerReferences().stream().anyMatch(owner -> owners.contains(owner.getUid()));
  }

  static Optional<String> finished(HasMetadata object) {
    if (!(object instanceof Job job) || job.getStatus() == null) {
      return Optional.empty();
    }
    return job.getStatus().getConditions().stream()
        .filter(it -> ENDS.contains(it.getType()) && it.getStatus().equals("True"))
        .findFirst()
        .map(
            it ->
                String.join(
                    ": ",
                    Stream.of(it.getType(), it.getReason(), it.getMessage())
                        .filter(word -> word != null && !word.isEmpty())
                        .toList()));
  }
}
