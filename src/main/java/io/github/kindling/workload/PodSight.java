package io.github.kindling.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.kindling.runtime.ObservedRuntime;
import io.github.kindling.seccomp.SeccompStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How what runs in a pod is looked at: from its node, or through the API server alone. */
interface PodSight {
  /**
   * Looks at a pod whose outcome is known.
   *
   * @param running whether it runs, so that it has a process and may serve
   * @return empty if it ended just now: then its outcome is another one
   */
  Optional<Seen> look(String namespace, PodFacts facts, List<HasMetadata> objects, boolean running);

  /** What its node runs containers with, if that can be known. */
  Optional<ObservedRuntime> runtime(PodFacts facts);

  /**
   * What was seen.
   *
   * @param seccomp the state of its first process; null if it does not run or cannot be looked at
   * @param filter what its runtime was given; null if it has none or that cannot be looked at
   * @param serving how its service answered
   */
  record Seen(
      @Nullable SeccompStatus seccomp, @Nullable RuntimeFilter filter, List<Serving> serving) {
    static final Seen NOTHING = new Seen(null, null, List.of());
  }
}
