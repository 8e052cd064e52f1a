package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.Verdict;
import io.github.kindproof.upgrade.rollout.traffic.TrafficReport;
import java.time.Duration;
import java.util.List;

/**
 * What became of a roll-out.
 *
 * @param change what was to be changed
 * @param nodes what became of each node that was begun, in their order
 * @param notBegun the nodes that were left as they are since one before got worse
 * @param traffic what became of the requests that flowed throughout
 * @param took how long it took
 */
public record RollOutResult(
    NodeChange change,
    List<NodeResult> nodes,
    List<String> notBegun,
    TrafficReport traffic,
    Duration took) {
  public RollOutResult {
    nodes = List.copyOf(nodes);
    notBegun = List.copyOf(notBegun);
  }

  /** Whether every node is changed and no request failed. */
  public boolean isGood() {
    return notBegun.isEmpty()
        && traffic.failed() == 0
        && nodes.stream().allMatch(NodeResult.Changed.class::isInstance);
  }

  /**
   * Not observed if what went wrong is trouble with the machine, and says nothing of the change.
   */
  public Verdict verdict() {
    if (isGood()) {
      return Verdict.AS_EXPECTED;
    }
    return nodes.stream().anyMatch(RollOutResult::isByMachine)
        ? Verdict.NOT_OBSERVED
        : Verdict.DIFFERS;
  }

  private static boolean isByMachine(NodeResult result) {
    if (result instanceof NodeResult.RolledBack it) {
      return it.why().byMachine();
    } else if (result instanceof NodeResult.LeftAlone it) {
      return it.why().byMachine();
    } else if (result instanceof NodeResult.Broken it) {
      return it.why().byMachine();
    }
    return false;
  }
}
