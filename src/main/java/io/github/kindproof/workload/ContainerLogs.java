package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.github.kindproof.internal.api.PodLog;
import io.github.kindproof.internal.io.waiting.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads the logs of single containers by the API server.
 *
 * @param client of the cluster
 */
record ContainerLogs(KubernetesClient client) {
  /** How long a container of one that fails again and again may be between two runs. */
  private static final Duration GONE_LIMIT = Duration.ofSeconds(10);

  private static final Duration GONE_INTERVAL = Duration.ofMillis(500);

  /**
   * The log of the run that led to this outcome: of a container that fails again and again, the run
   * that failed last. Empty if there is none, as of a container that was never created.
   */
  ContainerLog of(String namespace, String pod, ContainerFacts container, Outcome outcome) {
    PodResource resource = client.pods().inNamespace(namespace).withName(pod);
    if (container.id().isEmpty()) {
      return ContainerLog.EMPTY;
    }
    if (outcome.kind() != OutcomeKind.CRASH_LOOP) {
      return log(resource, container.name(), false).orElse(ContainerLog.EMPTY);
    }
    // The kubelet may just be between two runs, with the one before removed: it is asked again.
    return new Wait("log of container " + container.name(), GONE_LIMIT, GONE_INTERVAL)
        .until(() -> ofFailedRun(resource, container.name()), Optional::isPresent)
        .last()
        .orElse(ContainerLog.EMPTY);
  }

  /** The newest run failed, unless the kubelet has started the next one meanwhile. */
  private static Optional<ContainerLog> ofFailedRun(PodResource resource, String container) {
    Pod now = resource.get();
    return now == null
        ? Optional.of(ContainerLog.EMPTY)
        : log(resource, container, new PodFacts(now, List.of()).container(container).isRunning());
  }

  private static Optional<ContainerLog> log(
      PodResource resource, String container, boolean ofRunBefore) {
    try {
      var run = resource.inContainer(container);
      String text =
          ofRunBefore
              ? run.usingTimestamps().terminated().getLog()
              : run.usingTimestamps().getLog();
      return Optional.ofNullable(text).filter(it -> !PodLog.isGone(it)).map(ContainerLog::parse);
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }
}
