package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Event;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event of a pod.
 *
 * @param type {@code Normal} or {@code Warning}
 * @param reason for example {@code BackOff}
 * @param message the sentence
 * @param count how often it was seen, at least 1
 * @param container the container that it is about; empty if it is about the whole pod
 */
public record PodEvent(String type, String reason, String message, int count, String container) {
  private static final Pattern CONTAINER = Pattern.compile("spec\\.\\w*[cC]ontainers\\{(.+)}");

  /** How the kubelet begins an event in place of many that differ a little. */
  private static final String COMBINED = "(combined from similar events): ";

  static PodEvent of(Event event) {
    String message = Objects.requireNonNullElse(event.getMessage(), "");
    return new PodEvent(
        Objects.requireNonNullElse(event.getType(), ""),
        Objects.requireNonNullElse(event.getReason(), ""),
        message.startsWith(COMBINED) ? message.substring(COMBINED.length()) : message,
        Math.max(1, Objects.requireNonNullElse(event.getCount(), 1)),
        event.getInvolvedObject() == null
            ? ""
            : container(Objects.requireNonNullElse(event.getInvolvedObject().getFieldPath(), "")));
  }

  /** Return whether it is about this container. */
  boolean isOf(String name) {
    return container.equals(name);
  }

  private static String container(String fieldPath) {
    Matcher path = CONTAINER.matcher(fieldPath);
    return path.matches() ? path.group(1) : "";
  }

  @Override
  public String toString() {
    return "%-7s %-20s x%-3d %s%s"
        .formatted(type, reason, count, container.isEmpty() ? "" : container + ": ", message);
  }
}
