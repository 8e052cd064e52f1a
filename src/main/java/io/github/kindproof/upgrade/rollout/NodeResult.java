package io.github.kindproof.upgrade.rollout;

import java.time.Duration;
import java.util.List;

/** The result of a rollout on one node. */
public sealed interface NodeResult {
  /** Return the node's name. */
  String node();

  /** Return the time that it took. */
  Duration took();

  /**
   * A result for a changed node on which nothing is worse.
   *
   * @param before the state before it was drained
   * @param after the state when it took pods again
   * @param trials copies of the pods that ran before
   * @param stayed the containers that ran through the change, or were restarted by it
   */
  record Changed(
      String node,
      Duration took,
      NodeState before,
      NodeState after,
      List<Trial> trials,
      List<ResidentContainer> stayed)
      implements NodeResult {
    /** Copy the lists. */
    public Changed {
      trials = List.copyOf(trials);
      stayed = List.copyOf(stayed);
    }
  }

  /**
   * A result for a node that got worse and was rolled back.
   *
   * @param why the regression
   * @param before the state before it was drained
   * @param after the state after the rollback
   * @param trials the started copies of pods that ran before
   */
  record RolledBack(
      String node,
      Duration took,
      Regression why,
      NodeState before,
      NodeState after,
      List<Trial> trials)
      implements NodeResult {
    /** Copy the list. */
    public RolledBack {
      trials = List.copyOf(trials);
    }
  }

  /** A result for a node that could not be drained: it is unchanged and takes pods as before. */
  record LeftAlone(String node, Duration took, Regression why) implements NodeResult {}

  /**
   * A result for a node that got worse and could not be rolled back: you have to repair it.
   *
   * @param why the regression
   * @param trouble the failure of the rollback
   */
  record Broken(String node, Duration took, Regression why, String trouble) implements NodeResult {}
}
