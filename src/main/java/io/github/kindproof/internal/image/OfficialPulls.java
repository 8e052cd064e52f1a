package io.github.kindproof.internal.image;

import io.github.kindproof.internal.progress.Progress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Pulls official images by digest, from registries that respond. */
final class OfficialPulls {
  private final PullLimits limits;
  private final Progress progress;
  private final Map<String, PullFault> silent = new ConcurrentHashMap<>();

  OfficialPulls(PullLimits limits, Progress progress) {
    this.limits = limits;
    this.progress = progress;
  }

  /** Pulls the image; returns the fault if that fails. */
  Optional<PullFault> pull(String name, OfficialImage official, EngineImages engine) {
    try (Progress.Task task = progress.begin("pulling " + name + " from " + official.host())) {
      Optional<PullFault> fault = askRegistry(official, engine);
      if (fault.isEmpty()) {
        fault = engine.pull(official, limits, task);
      }
      fault.ifPresentOrElse(f -> task.failed(f.toString()), () -> task.done("by its digest"));
      return fault;
    }
  }

  /** Waits only once for a registry that does not respond. */
  private Optional<PullFault> askRegistry(OfficialImage official, EngineImages engine) {
    PullFault known = silent.get(official.host());
    if (known != null) {
      return Optional.of(new PullFault(known.kind(), official, known.said()));
    }
    Registry registry = new Registry(limits.answer()); // loads TLS: most runs pull nothing
    Optional<PullFault> fault = registry.faultOf(official);
    if (fault.isEmpty() || fault.get().kind() != PullFaultKind.NO_ANSWER) {
      return fault;
    }
    if (engine.hasNetworkOfItsOwn()) {
      return Optional.empty();
    }
    silent.put(official.host(), fault.get());
    return fault;
  }
}
