package io.github.kindling.workload;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindling.evidence.Evidence;
import io.github.kindling.seccomp.SeccompStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one pod after its outcome was proved: made once, never changed, nothing in it is
 * asked of the cluster again.
 *
 * @param facts the pod with its status and events
 * @param outcome what became of it
 * @param log the last log of its main container: the previous run's if it crashed
 * @param seccomp the seccomp state of the main container's first process, read on the node; null if
 *     no process ran
 * @param filter the filter that the runtime was given for the main container; null if it was given
 *     none, or no container was created
 * @param serving how its service answered on each node; empty if it has none or is not Running
 */
public record PodObservation(
    PodFacts facts,
    Outcome outcome,
    String log,
    @Nullable SeccompStatus seccomp,
    @Nullable RuntimeFilter filter,
    List<Serving> serving)
    implements AssertProvider<PodAssert> {
  /** So few that what failed is seen above them; a failure's folder has the whole log. */
  private static final int LOG_LINES = 12;

  public PodObservation {
    serving = List.copyOf(serving);
  }

  /** The pod's name. */
  public String name() {
    return facts.pod().getMetadata().getName();
  }

  /** The pod itself. */
  public Pod pod() {
    return facts.pod();
  }

  /** The node that it was placed on, empty if on none. */
  public String node() {
    return Optional.ofNullable(facts.pod().getSpec().getNodeName()).orElse("");
  }

  /** The 64 hexadecimal digits of its main container, if one was created. */
  public Optional<String> containerId() {
    return containerId(facts);
  }

  /** Why it became what it is; empty for a pod that runs or completed. */
  public Optional<Cause> cause() {
    if (outcome instanceof Outcome.CrashLoop it) {
      return Optional.of(it.cause());
    } else if (outcome instanceof Outcome.Failed it) {
      return Optional.of(it.cause());
    } else if (outcome instanceof Outcome.StartRefused it) {
      return Optional.of(it.cause());
    } else if (outcome instanceof Outcome.NeverReady it) {
      return Optional.of(it.cause());
    } else if (outcome instanceof Outcome.NodeRefused it) {
      return Optional.of(it.cause());
    } else if (outcome instanceof Outcome.Infrastructure it) {
      return Optional.of(it.cause());
    }
    return Optional.empty();
  }

  /** How often its main container was restarted. */
  public int restarts() {
    return mainContainer(facts).map(ContainerStatus::getRestartCount).orElse(0);
  }

  /** Whether the pod's own spec names a seccomp profile, on the pod or on its main container. */
  public boolean specNamesProfile() {
    var spec = facts.pod().getSpec();
    var ofPod = spec.getSecurityContext();
    var ofContainer = spec.getContainers().get(0).getSecurityContext();
    return (ofPod != null && ofPod.getSeccompProfile() != null)
        || (ofContainer != null && ofContainer.getSeccompProfile() != null);
  }

  /** All of it as text, for whoever doubts the outcome. */
  public List<Evidence> evidence() {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        new Evidence("state of pod " + name(), facts.state() + "\nrestarts: " + restarts()));
    cause()
        .ifPresent(
            cause -> evidence.add(new Evidence("cause", cause + "\nread from: " + cause.source())));
    if (seccomp != null) {
      evidence.add(new Evidence("seccomp state of its first process", seccomp.described()));
    }
    if (!serving.isEmpty()) {
      evidence.add(
          new Evidence(
              "service", String.join("\n", serving.stream().map(Serving::toString).toList())));
    }
    if (filter != null) {
      evidence.add(new Evidence("filter that crictl inspect shows", filter.toString()));
    }
    evidence.add(
        new Evidence(
            "events", String.join("\n", facts.events().stream().map(PodEvent::toString).toList())));
    evidence.add(new Evidence("last log lines", lastLines(log, LOG_LINES)));
    return evidence;
  }

  /** For AssertJ's own {@code assertThat(observation)}. */
  @Override
  public PodAssert assertThat() {
    return new PodAssert(this);
  }

  /** The first container of the spec; the one that failed may be an init container. */
  static Optional<String> containerId(PodFacts facts) {
    return mainContainer(facts)
        .map(ContainerStatus::getContainerID)
        .map(id -> id.substring(id.lastIndexOf('/') + 1))
        .filter(id -> !id.isEmpty());
  }

  static Optional<ContainerStatus> mainContainer(PodFacts facts) {
    var status = facts.pod().getStatus();
    return status == null ? Optional.empty() : status.getContainerStatuses().stream().findFirst();
  }

  private static String lastLines(String text, int count) {
    List<String> lines = text.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }
}
