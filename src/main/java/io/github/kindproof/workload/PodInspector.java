package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.HungProcess;
import io.github.kindproof.seccomp.SeccompFilter;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SeccompStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How what runs in a pod is looked at: from its node, or through the API server alone. */
interface PodInspector {
  /**
   * Looks at a pod whose outcome is known.
   *
   * @param decision what became of it, and by which container
   * @return empty if it ended just now: then its outcome is another one
   */
  Optional<Seen> look(
      String namespace, PodFacts facts, List<HasMetadata> objects, Decision decision);

  /**
   * Which of its containers' first processes hang, as a thread of them is dead; by the names of the
   * containers. None where nodes cannot be looked at.
   */
  default Map<String, HungProcess> hung(PodFacts facts) {
    return Map.of();
  }

  /**
   * The kernel's records of kills by filters, of the whole host; none where they cannot be read.
   */
  default List<AuditRecord> kills(PodFacts facts) {
    return List.of();
  }

  /**
   * Which stream each line of a container's log came from, by the time at which the runtime read
   * it; none where nodes cannot be looked at.
   */
  default Map<Instant, String> streams(PodFacts facts, String container) {
    return Map.of();
  }

  /** What its node runs containers with, if that can be known. */
  Optional<ObservedRuntime> runtime(PodFacts facts);

  /**
   * What was seen, by the names of containers.
   *
   * @param seccomp the states of first processes; without containers that do not run or cannot be
   *     looked at
   * @param filters what the runtime was given; without containers that have none or cannot be
   *     looked at
   * @param serving how the pod's service answered
   */
  record Seen(
      Map<String, SeccompStatus> seccomp,
      Map<String, SeccompFilter> filters,
      List<Serving> serving) {
    static final Seen NOTHING = new Seen(Map.of(), Map.of(), List.of());

    public Seen {
      seccomp = Map.copyOf(seccomp);
      filters = Map.copyOf(filters);
      serving = List.copyOf(serving);
    }

    /** Whether the filter of a container that runs has killed its first process. */
    boolean hasDead() {
      return seccomp.values().stream().anyMatch(it -> it.mode() == SeccompMode.DEAD);
    }
  }
}
