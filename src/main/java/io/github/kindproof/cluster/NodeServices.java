package io.github.kindproof.cluster;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.internal.api.ApiChanges;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.workload.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A wait for the DaemonSets that a cluster runs on each node, such as kube-proxy. Without them a
 * node is Ready, but services do not respond there, which would look like a workload's fault.
 *
 * @param limit the maximum wait
 */
record NodeServices(KubernetesClient client, Duration limit) {
  private static final String NAMESPACE = "kube-system";
  private static final Duration INTERVAL = Duration.ofMillis(250);

  /** How long each pod must have run without a restart. */
  private static final Duration STEADY = Duration.ofSeconds(3);

  /**
   * Some pods start before their dependencies are ready; this many restarts are not a coincidence.
   */
  private static final int RESTARTS = 3;

  private record Seen(List<DaemonSet> sets, List<Pod> pods, boolean answered) {
    List<DaemonSet> missing() {
      return sets.stream().filter(set -> !isReady(set, pods)).toList();
    }

    String names() {
      return answered
          ? missing().stream().map(it -> it.getMetadata().getName()).collect(joining(", "))
          : "API server";
    }
  }

  /** Wait; return the missing part if it is not ready within the limit or fails repeatedly. */
  Optional<Cause> await() {
    Waited<Seen> waited =
        new Wait("the services of each node to be ready", limit, INTERVAL)
            .wokenBy(
                ApiChanges.of(
                    client.pods().inNamespace(NAMESPACE),
                    client.apps().daemonSets().inNamespace(NAMESPACE)))
            .looking(this::look)
            .failFast("one fails repeatedly", seen -> failing(seen).findAny().isPresent())
            .until(seen -> seen.answered() && seen.missing().isEmpty());
    if (waited.met()) {
      return Optional.empty();
    }
    Seen seen = waited.last();
    return failing(seen)
        .findFirst()
        .map(it -> cause(it.getKey(), it.getValue()))
        .or(() -> Optional.of(Cause.of(waited.why(), seen.names(), "DaemonSets of " + NAMESPACE)));
  }

  private Seen look() {
    try {
      List<Pod> pods = client.pods().inNamespace(NAMESPACE).list().getItems();
      return new Seen(
          client.apps().daemonSets().inNamespace(NAMESPACE).list().getItems(), pods, true);
    } catch (KubernetesClientException e) {
      return new Seen(List.of(), List.of(), false);
    }
  }

  private static boolean isReady(DaemonSet set, List<Pod> pods) {
    DaemonSetStatus status = set.getStatus();
    return Objects.equals(status.getObservedGeneration(), set.getMetadata().getGeneration())
        && podsOf(set, pods).filter(NodeServices::runs).count()
            >= status.getDesiredNumberScheduled();
  }

  private static Stream<Pod> podsOf(DaemonSet set, List<Pod> pods) {
    String uid = set.getMetadata().getUid();
    return pods.stream()
        .filter(
            pod ->
                pod.getMetadata().getOwnerReferences().stream()
                    .anyMatch(owner -> owner.getUid().equals(uid)));
  }

  /** Return whether a pod runs steadily; without a readiness probe, a starting one is Ready. */
  private static boolean runs(Pod pod) {
    Instant longAgo = Instant.now().minus(STEADY);
    List<ContainerStatus> containers = pod.getStatus().getContainerStatuses();
    return !containers.isEmpty()
        && containers.stream()
            .allMatch(
                container ->
                    container.getReady()
                        && container.getState().getRunning() != null
                        && Instant.parse(container.getState().getRunning().getStartedAt())
                            .isBefore(longAgo));
  }

  private static Stream<Map.Entry<Pod, ContainerStatus>> failing(Seen seen) {
    return seen.missing().stream()
        .flatMap(set -> podsOf(set, seen.pods()))
        .flatMap(
            pod ->
                pod.getStatus().getContainerStatuses().stream()
                    .filter(NodeServices::failsRepeatedly)
                    .map(container -> Map.entry(pod, container)));
  }

  private static boolean failsRepeatedly(ContainerStatus container) {
    return container.getRestartCount() >= RESTARTS && container.getState().getWaiting() != null;
  }

  private Cause cause(Pod pod, ContainerStatus container) {
    var logs = client.pods().resource(pod).inContainer(container.getName()).tailingLines(1);
    return Cause.of(
        container.getName() + " exited " + container.getRestartCount() + " times",
        Objects.requireNonNullElse(logs.getLog(), "").strip(),
        "log of pod " + pod.getMetadata().getName() + " on " + pod.getSpec().getNodeName());
  }
}
