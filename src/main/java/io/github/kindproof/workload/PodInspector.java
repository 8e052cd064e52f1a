package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.HungProcess;
import io.github.kindproof.node.NodeProcess;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SeccompStatus;
import io.github.kindproof.seccomp.filter.ProcessFilters;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An inspector of running pods: on their nodes, or only through the API server. */
interface PodInspector {
  /** Inspect a pod whose outcome is known; empty if the pod just ended, with another outcome. */
  Optional<Seen> look(
      String namespace, PodFacts facts, List<HasMetadata> objects, Decision decision);

  /**
   * Return the first processes that hang because one of their threads is dead, by container name;
   * none if nodes cannot be inspected.
   */
  default Map<String, HungProcess> hung(PodFacts facts) {
    return Map.of();
  }

  /** Return the kernel's records of kills by filters on the whole host; none if unreadable. */
  default List<AuditRecord> kills(PodFacts facts) {
    return List.of();
  }

  /**
   * Return the stream of each line of a container's log, by the time at which the runtime read it;
   * none if nodes cannot be inspected.
   */
  default Map<Instant, String> streams(PodFacts facts, String container) {
    return Map.of();
  }

  /**
   * Read the filters of its running containers back from the kernel, by container name.
   *
   * @throws BadInputException if nodes cannot be inspected
   */
  default Map<String, ProcessFilters> loaded(PodFacts facts) {
    throw new BadInputException(
        "pod '" + facts.name() + "'",
        "is on a node that Kindproof runs no programs on, so its filters cannot be read",
        "use a kind or K3s cluster that runs on this engine");
  }

  /** Return all processes of its containers; empty if nodes cannot be inspected. */
  default Optional<List<NodeProcess>> processes(PodFacts facts) {
    return Optional.empty();
  }

  /** Return the container runtime of its node, if that can be observed. */
  default Optional<ObservedRuntime> runtime(PodFacts facts) {
    return Optional.empty();
  }

  /**
   * The result of an inspection, by container name; anything that could not be read is missing.
   *
   * @param seccomp the states of the first processes
   * @param filters the filters that the runtime received
   * @param serving the responses of the pod's service
   * @param processes all processes of its containers; empty if nodes cannot be inspected
   */
  record Seen(
      Map<String, SeccompStatus> seccomp,
      Map<String, SeccompFilter> filters,
      List<Serving> serving,
      Optional<List<NodeProcess>> processes) {
    static final Seen NOTHING = new Seen(Map.of(), Map.of(), List.of(), Optional.of(List.of()));

    public Seen {
      seccomp = Map.copyOf(seccomp);
      filters = Map.copyOf(filters);
      serving = List.copyOf(serving);
    }

    /** Return whether the filter of a running container has killed its first process. */
    boolean hasDead() {
      return seccomp.values().stream().anyMatch(it -> it.mode() == SeccompMode.DEAD);
    }
  }
}
