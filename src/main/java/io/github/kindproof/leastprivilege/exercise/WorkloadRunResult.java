package io.github.kindproof.leastprivilege.exercise;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.workload.ContainerFacts;
import io.github.kindproof.workload.PodObservation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The observations of a pod from its start to its stop.
 *
 * @param observed the pod at the moment when its outcome was certain
 * @param exercises the result of each exercise, the one after a reload last; empty if the pod did
 *     not run
 * @param log the logs of its containers, one after the other in their order, after its work
 * @param restarts the number of restarts of all its containers until its stop
 * @param last the last state of the pod, with all containers ended
 */
public record WorkloadRunResult(
    PodObservation observed, List<ExerciseResult> exercises, String log, int restarts, Pod last) {
  /** Create a result with a copy of the list of exercises. */
  public WorkloadRunResult {
    exercises = List.copyOf(exercises);
  }

  /** Return whether the pod ran, or ran to its end as expected. */
  public boolean ran() {
    return observed.outcome().isWorking();
  }

  /** Return the outcome in words: {@code Running}, or what happened and why. */
  public String state() {
    return observed.outcome().toString();
  }

  /**
   * Return the exit codes by container name, in the order of the containers, as far as they were
   * observed.
   */
  public Map<String, Integer> exitCodes() {
    Map<String, Integer> codes = new LinkedHashMap<>();
    for (String container : PodContainers.names(last)) {
      PodContainers.status(last, container)
          .map(status -> status.getState().getTerminated())
          .ifPresent(ended -> codes.put(container, ended.getExitCode()));
    }
    return codes;
  }

  /** Return the name of the container that keeps the pod from working; empty if the pod ran. */
  public Optional<String> failing() {
    return ran() ? Optional.empty() : Optional.of(observed.decidingName());
  }

  /** Return the container IDs by container name, init containers first. */
  public Map<String, Set<String>> containerIds() {
    Map<String, Set<String>> ids = new LinkedHashMap<>();
    statuses(last)
        .forEach(
            status -> {
              Set<String> each =
                  ids.computeIfAbsent(status.getName(), name -> new LinkedHashSet<>());
              ContainerFacts.idOf(status).ifPresent(each::add);
            });
    return ids;
  }

  static List<ContainerStatus> statuses(Pod pod) {
    List<ContainerStatus> all = new ArrayList<>(pod.getStatus().getInitContainerStatuses());
    all.addAll(pod.getStatus().getContainerStatuses());
    return all;
  }

  static int restarts(Pod pod) {
    return statuses(pod).stream()
        .mapToInt(status -> Objects.requireNonNullElse(status.getRestartCount(), 0))
        .sum();
  }
}
