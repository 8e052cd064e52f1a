package io.github.kindproof.upgrade.rollout.traffic;

import java.time.Instant;

/**
 * A request that got no complete response, or a status other than 200.
 *
 * @param at the time at which this was known
 * @param request the request, and whether it used a keep-alive connection
 * @param what the response or error
 * @param during the step of the rollout at that time
 */
public record RequestFailure(Instant at, String request, String what, String during) {
  @Override
  public String toString() {
    return at + ", " + request + ": " + what + (during.isEmpty() ? "" : ", during: " + during);
  }
}
