package io.github.kindproof.workload;

import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.HungProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A watch for containers that hang because their filter killed a thread, which the kubelet does not
 * see: to it, a start that hangs is {@code ContainerCreating} for two minutes, and a program that
 * hangs is Running.
 */
final class HangWatch {
  /** Each check runs a program on the node, and most pods never need one. */
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final PodInspector inspector;
  private Instant next = Instant.MIN;

  HangWatch(PodInspector inspector) {
    this.inspector = inspector;
  }

  /**
   * Return the decision if a container hangs; empty if none does, or the last check was just now.
   */
  Optional<Decision> look(PodFacts facts, Instant now) {
    boolean mayHang = facts.containers().stream().anyMatch(it -> mayHang(facts, it));
    if (!mayHang || now.isBefore(next)) {
      return Optional.empty();
    }
    next = Instant.now().plus(INTERVAL);
    return decide(facts, inspector.hung(facts));
  }

  Optional<Decision> decide(PodFacts facts, Map<String, HungProcess> hung) {
    if (hung.isEmpty()) {
      return Optional.empty();
    }
    List<AuditRecord> kills = inspector.kills(facts);
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

  /** Return whether it was created and is not running yet, or is running and not ready. */
  private static boolean mayHang(PodFacts facts, ContainerFacts container) {
    return container.isRunning()
        ? !container.isReady()
        : container.ended().isEmpty()
            && !container.backsOff()
            && facts.hasEvent(container, "Created");
  }
}
