package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.Verdict;
import io.github.kindproof.upgrade.rollout.traffic.TrafficReport;
import java.time.Duration;
import java.util.List;

/**
 * The result of a rollout.
 *
 * @param change the change
 * @param nodes the result for each node that was begun, in their order
 * @param notBegun the nodes that were left alone because an earlier one got worse
 * @param traffic the report on the requests that flowed throughout
 * @param took the time that it took
 */
public record RollOutResult(
    NodeChange change,
    List<NodeResult> nodes,
    List<String> notBegun,
    TrafficReport traffic,
    Duration took) {
  /** Copy the lists. */
  public RollOutResult {
    nodes = List.copyOf(nodes);
    notBegun = List.copyOf(notBegun);
  }

  /** Return whether every node is changed and no request failed. */
  public boolean isGood() {
    return notBegun.isEmpty()
        && traffic.failed() == 0
        && nodes.stream().allMatch(NodeResult.Changed.class::isInstance);
  }

  /**
   * Return AS_EXPECTED if it is good, NOT_OBSERVED if a failure is trouble with the machine and
   * says nothing about the change, otherwise DIFFERS.
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
