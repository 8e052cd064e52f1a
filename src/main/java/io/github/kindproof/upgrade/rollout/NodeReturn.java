package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.workload.Cause;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A wait until a node whose kubelet was restarted is back, or never will be for certain. */
final class NodeReturn {
  private final Kubelet kubelet;
  private final NodeObject object;
  private final String name;
  private final RollOutLimits limits;

  NodeReturn(Kubelet kubelet, NodeObject object, String name, RollOutLimits limits) {
    this.kubelet = kubelet;
    this.object = object;
    this.name = name;
    this.limits = limits;
  }

  /**
   * The result of one poll.
   *
   * @param never the reason why it will never be back
   */
  private record Look(boolean back, Optional<String> never, String seen) {}

  /**
   * Do something that ends with a new start of the kubelet, then wait: the new process has to run
   * with the wanted configuration, and has to report the node Ready itself.
   *
   * @param wrong returns the fault in the new process's configuration; empty if there is none
   * @return the reason why it is not back
   */
  Optional<Regression> after(Runnable restart, Function<JsonNode, Optional<String>> wrong) {
    Kubelet.Start before = kubelet.now();
    Instant since = Instant.now();
    try {
      restart.run();
    } catch (ChangeRejectedException e) {
      return Optional.of(Regression.of(String.valueOf(e.getMessage())));
    }
    Waited<Look> waited =
        new Wait("node " + name + " to be Ready again", limits.ready(), limits.interval())
            .looking(() -> look(before, since, wrong))
            .failFast(Look::never)
            .until(Look::back);
    if (waited.met()) {
      return Optional.empty();
    }
    Look last = waited.last();
    return Optional.of(Regression.of(last.never().orElseGet(() -> waited.why(last.seen()))));
  }

  private Look look(
      Kubelet.Start before, Instant since, Function<JsonNode, Optional<String>> wrong) {
    if (kubelet.isAnotherThan(before)) {
      Optional<JsonNode> configz = kubelet.configz();
      if (configz.isPresent()) {
        Optional<String> never = configz.flatMap(wrong);
        boolean ready = never.isEmpty() && object.isReadySince(since);
        return new Look(ready, never, object.readiness());
      }
    }
    Optional<Cause> refused = kubelet.refusalSince(before);
    return new Look(
        false,
        refused.map(cause -> "the kubelet rejects its configuration: " + cause),
        "its kubelet does not respond; " + object.readiness());
  }
}
