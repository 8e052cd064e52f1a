package io.github.kindproof.upgrade.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.workload.Cause;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Waits until a node whose kubelet was restarted is back, or it is proved that it never will be.
 */
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
   * What was seen at one look.
   *
   * @param back whether it is as it is wanted
   * @param never why it never will be
   * @param seen what is seen instead
   */
  private record Look(boolean back, Optional<String> never, String seen) {}

  /**
   * Does something that ends with a new start of the kubelet, then waits: the new process has to
   * run with what is wanted, and the node has to be Ready by that process' own word.
   *
   * @param restart what to do
   * @param wrong what is wrong with what the new process is configured with; empty if nothing is
   * @return why it is not back
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
        refused.map(cause -> "the kubelet refuses: " + cause),
        "its kubelet does not answer; " + object.readiness());
  }
}
