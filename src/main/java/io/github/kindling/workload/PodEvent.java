package io.github.kindling.workload;

/**
 * An event of a pod.
 *
 * @param type {@code Normal} or {@code Warning}
 * @param reason for example {@code BackOff}
 * @param message the sentence
 * @param count how often it was seen, at least 1
 */
public record PodEvent(String type, String reason, String message, int count) {
  @Override
  public String toString() {
    return "%-7s %-20s x%-3d %s".formatted(type, reason, count, message);
  }
}
