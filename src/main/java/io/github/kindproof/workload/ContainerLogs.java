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

/** The logs of single containers, read through the API server. */
record ContainerLogs(KubernetesClient client) {
  /** How long a crash-looping container may have no run that can be read. */
  private static final Duration GONE_LIMIT = Duration.ofSeconds(10);

  private static final Duration GONE_INTERVAL = Duration.ofMillis(500);

  /** Return the log of the run that decided this outcome: in a crash loop, the last failed run. */
  ContainerLog of(String namespace, String pod, ContainerFacts container, Outcome outcome) {
    PodResource resource = client.pods().inNamespace(namespace).withName(pod);
    if (container.id().isEmpty()) {
      return ContainerLog.EMPTY;
    }
    if (outcome.kind() != OutcomeKind.CRASH_LOOP) {
      return log(resource, container.name(), false).orElse(ContainerLog.EMPTY);
    }
    // Between two runs, the kubelet may have removed the previous one already.
    return new Wait("the log of container " + container.name(), GONE_LIMIT, GONE_INTERVAL)
        .until(() -> ofFailedRun(resource, container.name()), Optional::isPresent)
        .last()
        .orElse(ContainerLog.EMPTY);
  }

  /** The newest run failed, unless the kubelet has started another one since. */
  private static Optional<ContainerLog> ofFailedRun(PodResource resource, String container) {
    Pod now = resource.get();
    return now == null
        ? Optional.of(ContainerLog.EMPTY)
        : log(resource, container, new PodFacts(now, List.of()).container(container).isRunning());
  }

  private static Optional<ContainerLog> log(
      PodResource resource, String container, boolean ofRunBefore) {
    try {
      var run = resource.inContainer(container).usingTimestamps();
      String text = ofRunBefore ? run.terminated().getLog() : run.getLog();
      return Optional.ofNullable(text).filter(it -> !PodLog.isGone(it)).map(ContainerLog::parse);
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }
}
