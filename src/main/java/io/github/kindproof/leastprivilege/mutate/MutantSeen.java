package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.leastprivilege.verify.Behavior;

/**
 * The observations of a container that the low-level runtime started directly.
 *
 * @param stage how far it got
 * @param function its behavior there
 */
record MutantSeen(Stage stage, Behavior function) {
  /** The stage that a container reached. */
  enum Stage {
    /** The runtime could not start it. */
    NOT_STARTED,
    /** It ended before it was ready; a container that is meant to end failed. */
    ENDED,
    /** It was not ready within the limit. */
    NEVER_READY,
    /** It worked, correctly or not. */
    WORKED
  }
}
