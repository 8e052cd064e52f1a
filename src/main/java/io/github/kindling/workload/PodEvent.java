package io.github.kindling.workload;

import io.fabric8.kubernetes.api.model.Event;
import java.util.Objects;

/**
 * An event of a pod.
 *
 * @param type {@code Normal} or {@code Warning}
 * @param reason for example {@code BackOff}
 * @param message the sentence
 * @param count how often it was seen, at least 1
 */
public record PodEvent(String type, String reason, String message, int count) {
  static PodEvent of(Event event) {
    return new PodEvent(
        Objects.requireNonNullElse(event.getType(), ""),
        Objects.requireNonNullElse(event.getReason(), ""),
        Objects.requireNonNullElse(event.getMessage(), ""),
        Math.max(1, Objects.requireNonNullElse(event.getCount(), 1)));
  }

  @Override
  public String toString() {
    return "%-7s %-20s x%-3d %s".formatted(type, reason, count, message);
  }
}
