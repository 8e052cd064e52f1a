package io.github.kindproof.internal.image;

import java.time.Duration;

/**
 * How long to wait for a registry.
 *
 * @param answer for its answer to a question of ours
 * @param first for the first sign of a pull by the engine
 * @param silence without any news in the middle of a pull
 */
record PullLimits(Duration answer, Duration first, Duration silence) {
  static PullLimits standard() {
    return new PullLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60));
  }
}
