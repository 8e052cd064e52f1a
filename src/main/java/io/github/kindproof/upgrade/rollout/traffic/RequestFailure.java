package io.github.kindproof.upgrade.rollout.traffic;

import java.time.Instant;

/**
 * A request that got no whole answer, or not status 200.
 *
 * @param at the time at which this was known
 * @param request the request, and whether it used a kept connection
 * @param what the answer or error
 * @param during the step of the rollout at that time
 */
public record RequestFailure(Instant at, String request, String what, String during) {
  @Override
  public String toString() {
    return at + ", " + request + ": " + what + (during.isEmpty() ? "" : ", during: " + during);
  }
}
