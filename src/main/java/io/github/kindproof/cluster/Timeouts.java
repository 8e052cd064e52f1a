package io.github.kindproof.cluster;

import java.time.Duration;

/**
 * The limits of each kind of wait. Every wait also has terminal states and ends sooner if it sees
 * one.
 *
 * @param boot from {@code kind create} to its end
 * @param nodesReady from there until all nodes are Ready and pods can be created
 * @param podSettled from applying a manifest until a pod's outcome is proved
 * @param serving from Running until the service answers on every node
 * @param stability how long a pod must stay Ready before it counts as Running
 */
public record Timeouts(
    Duration boot, Duration nodesReady, Duration podSettled, Duration serving, Duration stability) {
  /** Return limits that suit a small machine under load. */
  public static Timeouts standard() {
    return new Timeouts(
        Duration.ofMinutes(5),
        Duration.ofMinutes(3),
        Duration.ofMinutes(3),
        Duration.ofSeconds(60),
        Duration.ofSeconds(3));
  }
}
