package io.github.kindproof.internal.image;

import java.time.Duration;

/**
 * Time limits for a registry.
 *
 * @param answer for its response to one of our requests
 * @param first for the first sign of a pull by the engine
 * @param silence between two signs during a pull
 */
record PullLimits(Duration answer, Duration first, Duration silence) {
  static PullLimits standard() {
    return new PullLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60));
  }
}
