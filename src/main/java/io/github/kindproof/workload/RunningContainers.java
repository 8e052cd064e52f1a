package io.github.kindproof.workload;

import io.github.kindproof.EnvironmentException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The containers of a pod whose processes run.
 *
 * @param running at least one
 * @param others the containers that do not run, except completed init containers
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RunningContainers(List<ContainerFacts> running, List<ContainerFacts> others) {
  private static final Set<String> BEFORE_A_START = Set.of("PodInitializing", "ContainerCreating");

  /** Copy the lists. */
  public RunningContainers {
    running = List.copyOf(running);
    others = List.copyOf(others);
  }

  /**
   * Find the running containers of a pod.
   *
   * @param pod its name, for errors
   * @param container the only container to look at; empty for all
   * @throws EnvironmentException if none runs
   */
  public static RunningContainers of(String pod, PodFacts facts, Optional<String> container) {
    List<ContainerFacts> wanted =
        container.map(facts::container).map(List::of).orElseGet(facts::containers);
    List<ContainerFacts> running = wanted.stream().filter(ContainerFacts::isRunning).toList();
    List<ContainerFacts> others =
        wanted.stream()
            .filter(it -> !it.isRunning() && !(it.kind() == ContainerKind.INIT && it.isDone()))
            .toList();
    if (running.isEmpty()) {
      throw new EnvironmentException(
          "pod %s has no running container%s: %s"
              .formatted(
                  pod,
                  container.map(it -> " '" + it + "'").orElse(""),
                  wanted.stream()
                      .map(it -> it.name() + " is " + it.state())
                      .collect(Collectors.joining(", "))),
          remedy(others.isEmpty() ? wanted.get(0) : others.get(0)));
    }
    return new RunningContainers(running, others);
  }

  private static String remedy(ContainerFacts container) {
    if (isStarting(container)) {
      return "wait until it runs, or find out with `kubectl describe pod` what it waits for";
    } else if (container.backsOff()) {
      return "find out why it ends, with `kubectl logs --previous`: waiting does not help";
    }
    return container.ended().isPresent()
        ? "read it while it runs: a process that has ended has no filter"
        : "find out why it does not start, with `kubectl describe pod`: waiting does not help";
  }

  private static boolean isStarting(ContainerFacts container) {
    return container.ended().isEmpty()
        && container.waiting().map(it -> BEFORE_A_START.contains(it.getReason())).orElse(true);
  }
}
