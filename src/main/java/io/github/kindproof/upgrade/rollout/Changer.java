package io.github.kindproof.upgrade.rollout;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes a change on one drained node, or takes it back, and restarts the kubelet. */
interface Changer {
  void make();

  void takeBack();

  /**
   * Return the evidence that the change is not in effect, though the node is up; empty if it is.
   *
   * @param configz the running kubelet's report of its configuration
   */
  Optional<String> notMade(JsonNode configz);

  /** Return the evidence that the node is not as before the change; empty if it is. */
  Optional<String> notTakenBack(JsonNode configz);
}
