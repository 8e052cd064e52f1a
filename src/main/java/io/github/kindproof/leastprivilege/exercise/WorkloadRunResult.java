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
 * What was seen of a pod from its start to its stop.
 *
 * @param observed when its outcome was proved
 * @param exercises what each exercise got, the one after a reload last; empty if it did not run
 * @param log of its containers, one after the other in their order, after its work
 * @param restarts of all its containers, while it was at work
 * @param last the pod as it was last, its containers ended
 */
public record WorkloadRunResult(
    PodObservation observed, List<ExerciseResult> exercises, String log, int restarts, Pod last) {
  public WorkloadRunResult {
    exercises = List.copyOf(exercises);
  }

  /** Whether it ran, or ran to its end as it should. */
  public boolean ran() {
    return observed.outcome().isWorking();
  }

  /** How it was in words: {@code Running}, or what became of it and why. */
  public String state() {
    return observed.outcome().toString();
  }

  /** With which code its containers ended, by their names and in their order, if that was seen. */
  public Map<String, Integer> exitCodes() {
    Map<String, Integer> codes = new LinkedHashMap<>();
    for (String container : PodContainers.names(last)) {
      PodContainers.status(last, container)
          .map(status -> status.getState().getTerminated())
          .ifPresent(ended -> codes.put(container, ended.getExitCode()));
    }
    return codes;
  }

  /** The container that keeps the pod from its work; empty if none does by what is seen of it. */
  public Optional<String> failing() {
    return ran() ? Optional.empty() : Optional.of(observed.decidingName());
  }

  /** The ids of its containers by their names, init containers first. */
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
