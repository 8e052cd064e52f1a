package io.github.kindling.workload;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one run of a container wrote.
 *
 * @param lines in the order in which they were written
 */
record ContainerLog(List<Line> lines) {
  static final ContainerLog EMPTY = new ContainerLog(List.of());

  ContainerLog {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param at when the runtime read it
   * @param text without its end
   */
  record Line(Instant at, String text) {}

  /** Reads a log that the API server gave with {@code timestamps=true}. */
  static ContainerLog parse(String timestamped) {
    return new ContainerLog(timestamped.lines().map(ContainerLog::line).toList());
  }

  /** The log as the container wrote it. */
  String text() {
    return lines.stream().map(it -> it.text() + "\n").collect(Collectors.joining());
  }

  /** A line without a time is taken as written when nobody knows. */
  private static Line line(String timestamped) {
    int end = timestamped.indexOf(' ');
    try {
      return new Line(
          Instant.parse(end < 0 ? timestamped : timestamped.substring(0, end)),
          end < 0 ? "" : timestamped.substring(end + 1));
    } catch (DateTimeParseException e) {
      return new Line(Instant.EPOCH, timestamped);
    }
  }
}
