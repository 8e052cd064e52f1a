package io.github.kindproof.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.Evidence;
import io.github.kindproof.workload.ContainerObservation;
import io.github.kindproof.workload.PodObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of one pod. A failed part is taken from the pod's observation, as the container may
 * be gone by now; the rest is read from the cluster. Anything unavailable is omitted.
 *
 * @param title the prefix of the titles
 * @param pod the current pod; null if it is deleted
 * @param observed the observation of the pod; null if there is none
 * @param asked reads from the cluster
 */
record PodEvidence(
    String title, @Nullable Pod pod, @Nullable PodObservation observed, Asked asked) {

  /** The facts that only the cluster knows; each is empty if unavailable. */
  interface Asked {
    /** Return the log of the newest run of a container of this pod. */
    Optional<String> log(Pod pod, String container);

    /** Return the log of the run before that. */
    Optional<String> logBefore(Pod pod, String container);

    /** Return the runtime's description of a container. */
    Optional<String> inspect(Pod pod, ContainerStatus container);
  }

  List<Evidence> pieces() {
    List<Evidence> pieces = new ArrayList<>();
    if (observed != null) {
      pieces.add(new Evidence(title + "-observed.txt", text(observed.evidence())));
    }
    if (pod == null) {
      seen().forEach(it -> add(pieces, it.name() + ".log", Optional.of(it.log())));
      return pieces;
    }
    Stream.concat(
            pod.getStatus().getInitContainerStatuses().stream(),
            pod.getStatus().getContainerStatuses().stream())
        .forEach(container -> add(pieces, pod, container));
    return pieces;
  }

  private void add(List<Evidence> pieces, Pod there, ContainerStatus container) {
    String name = container.getName();
    Optional<ContainerObservation> seen =
        seen().filter(it -> it.name().equals(name) && !it.log().isBlank()).findFirst();
    boolean failed = seen.filter(it -> it.cause().isPresent()).isPresent();
    Optional<String> known = seen.map(ContainerObservation::log);
    add(pieces, name + ".log", failed ? known : asked.log(there, name).or(() -> known));
    if (!failed && container.getRestartCount() > 0) {
      add(pieces, name + "-previous.log", asked.logBefore(there, name));
    }
    add(pieces, name + "-crictl-inspect.json", asked.inspect(there, container));
  }

  private void add(List<Evidence> pieces, String rest, Optional<String> text) {
    text.map(it -> new Evidence(title + "-" + rest, it)).ifPresent(pieces::add);
  }

  private Stream<ContainerObservation> seen() {
    return observed == null ? Stream.empty() : observed.containers().stream();
  }

  private static String text(List<Evidence> pieces) {
    return pieces.stream()
        .map(it -> it.title() + ":\n" + it.text())
        .collect(Collectors.joining("\n\n"));
  }
}
