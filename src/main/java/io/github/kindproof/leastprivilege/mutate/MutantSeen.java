package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.leastprivilege.verify.Behavior;

/**
 * What was seen of a container that was started straight by the runtime.
 *
 * @param stage how far it came
 * @param function what it did there
 */
record MutantSeen(Stage stage, Behavior function) {
  /** How far a container came. */
  enum Stage {
    /** The runtime could not start it. */
    NOT_STARTED,
    /** It ended before it was ready; for one that has an end to come to: it came to another. */
    ENDED,
    /** It was not ready within the limit. */
    NEVER_READY,
    /** It did its work, well or not. */
    WORKED
  }
}
