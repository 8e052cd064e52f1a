package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.node.NodeTrouble;
import java.util.Optional;

/**
 * A check for trouble of the node, as opposed to a filter, that kept a runtime from its work:
 * nothing follows from such an answer, and the container has to be tried again. Pure.
 */
final class BenchTrouble {
  private BenchTrouble() {}

  /** Return the trouble of the node in one line; empty if the answer is the container's own. */
  static Optional<String> of(RuntimeRunner.Answer answer) {
    if (!answer.trouble().isBlank()) {
      return Optional.of(answer.trouble().strip());
    }
    // A runtime that the script killed may log anything about it.
    return answer.hasExited()
        ? RuntimeLog.error(answer.runtime()).filter(NodeTrouble::isIn)
        : Optional.empty();
  }
}
