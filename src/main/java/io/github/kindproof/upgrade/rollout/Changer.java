package io.github.kindproof.upgrade.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Makes a change on one drained node, and takes it back. */
interface Changer {
  /** Changes it; its kubelet is started anew. */
  void make();

  /** Puts back what was there before; its kubelet is started anew. */
  void takeBack();

  /**
   * What shows that the change is not in effect, though the node is up; empty if it is.
   *
   * @param configz what the running kubelet says of its configuration
   */
  Optional<String> notMade(JsonNode configz);

  /** What shows that the node is not as before, though it was taken back; empty if it is. */
  Optional<String> notTakenBack(JsonNode configz);
}
