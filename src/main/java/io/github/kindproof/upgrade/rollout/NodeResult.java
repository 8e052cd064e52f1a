package io.github.kindproof.upgrade.rollout;

import java.time.Duration;
import java.util.List;

/** What became of one node. */
public sealed interface NodeResult {
  /** The node's name. */
  String node();

  /** How long it took. */
  Duration took();

  /**
   * It was changed, and nothing is worse.
   *
   * @param before before it was drained
   * @param after when it took pods again
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
    public Changed {
      trials = List.copyOf(trials);
      stayed = List.copyOf(stayed);
    }
  }

  /**
   * It got worse and is as it was before.
   *
   * @param why what was worse
   * @param before before it was drained
   * @param after after it was taken back
   * @param trials copies of the pods that ran before, as far as it came to that
   */
  record RolledBack(
      String node,
      Duration took,
      Regression why,
      NodeState before,
      NodeState after,
      List<Trial> trials)
      implements NodeResult {
    public RolledBack {
      trials = List.copyOf(trials);
    }
  }

  /** Nothing was changed on it: it could not be drained. It takes pods as before. */
  record LeftAlone(String node, Duration took, Regression why) implements NodeResult {}

  /**
   * It got worse and could not be taken back: somebody has to look at it.
   *
   * @param why what was worse
   * @param trouble what went wrong when it was to be taken back
   */
  record Broken(String node, Duration took, Regression why, String trouble) implements NodeResult {}
}
