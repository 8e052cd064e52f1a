package io.github.kindproof.workload;

import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.HungProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a pod's node, now and then while nothing is proved, whether a container of it hangs as its
 * filter killed a thread: the kubelet does not see that. A start that hangs is {@code
 * ContainerCreating} to it for two minutes, and a program that does is Running.
 */
final class HangWatch {
  /** A look takes a program on the node, and most pods need none. */
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final PodInspector sight;
  private Instant next = Instant.MIN;

  HangWatch(PodInspector sight) {
    this.sight = sight;
  }

  /** What the pod came to by that; empty if nothing hangs, or it was asked a moment ago. */
  Optional<Decision> look(PodFacts facts, Instant now) {
    boolean mayHang = facts.containers().stream().anyMatch(it -> mayHang(facts, it));
    if (!mayHang || now.isBefore(next)) {
      return Optional.empty();
    }
    next = Instant.now().plus(INTERVAL);
    return decide(facts, sight.hung(facts));
  }

  /** The same of processes that hang now. */
  Optional<Decision> decide(PodFacts facts, Map<String, HungProcess> hung) {
    if (hung.isEmpty()) {
      return Optional.empty();
    }
    List<AuditRecord> kills = sight.kills(facts);
    return facts.containers().stream()
        .flatMap(it -> decision(it.name(), hung, kills).stream())
        .findFirst();
  }

  private static Optional<Decision> decision(
      String container, Map<String, HungProcess> hung, List<AuditRecord> kills) {
    return Optional.ofNullable(hung.get(container))
        .flatMap(process -> KillRules.hung(process, kills))
        .map(it -> new Decision(container, it));
  }

  /** Whether it was created and has not come to run, or runs and is not ready. */
  private static boolean mayHang(PodFacts facts, ContainerFacts container) {
    return container.isRunning()
        ? !container.isReady()
        : container.ended().isEmpty()
            && !container.backsOff()
            && facts.hasEvent(container, "Created");
  }
}
