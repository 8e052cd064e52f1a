package io.github.kindproof.upgrade.rollout;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Watchable;
import io.github.kindproof.internal.api.ApiChanges;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The replicas of the watched workloads. */
final class Replicas {
  private final KubernetesClient client;
  private final List<Workload> watched;
  private final RollOutLimits limits;

  Replicas(KubernetesClient client, List<Workload> watched, RollOutLimits limits) {
    this.client = client;
    this.watched = List.copyOf(watched);
    this.limits = limits;
  }

  Set<String> uids() {
    return pods().stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet());
  }

  /**
   * Wait until all are available.
   *
   * @param known the uids of older pods, whose failures do not count
   * @return the reason why they are not
   */
  Optional<Regression> awaitBack(Set<String> known) {
    Waited<Look> waited =
        new Wait("replicas to be available", limits.replicas(), limits.interval())
            .wokenBy(new ApiChanges(watched.stream().flatMap(this::changing).toList()))
            .looking(() -> look(known))
            .failFast(Look::failing)
            .until(it -> it.missing().isEmpty());
    Look last = waited.last();
    return last.failing().or(() -> last.missing().map(waited::why)).map(Regression::of);
  }

  private Stream<Watchable<?>> changing(Workload workload) {
    String namespace = workload.namespace();
    return Stream.of(
        client.pods().inNamespace(namespace), client.apps().deployments().inNamespace(namespace));
  }

  private record Look(Optional<String> missing, Optional<String> failing) {}

  private Look look(Set<String> known) {
    return new Look(ReplicaRules.shortOf(deployments()), ReplicaRules.failing(pods(), known));
  }

  private List<Pod> pods() {
    return watched.stream()
        .flatMap(it -> client.pods().inNamespace(it.namespace()).list().getItems().stream())
        .filter(pod -> !Trials.isTrial(pod))
        .toList();
  }

  private List<Deployment> deployments() {
    return watched.stream()
        .flatMap(
            it ->
                client.apps().deployments().inNamespace(it.namespace()).list().getItems().stream())
        .toList();
  }
}
