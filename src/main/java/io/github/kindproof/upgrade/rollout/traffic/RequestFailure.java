package io.github.kindproof.upgrade.rollout.traffic;

import java.time.Instant;

/**
 * A request that got no whole answer, or not status 200.
 *
 * @param at when it was known
 * @param request what was asked, and whether over a kept connection
 * @param what what came instead
 * @param during what was being done meanwhile
 */
public record RequestFailure(Instant at, String request, String what, String during) {
  @Override
  public String toString() {
    return at + ", " + request + ": " + what + (during.isEmpty() ? "" : ", during: " + during);
  }
}
