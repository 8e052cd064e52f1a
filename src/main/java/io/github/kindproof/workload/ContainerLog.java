package io.github.kindproof.workload;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The log of one run of a container.
 *
 * @param lines in the order in which the runtime read them; it reads standard output and standard
 *     error separately, so lines of different streams may have been written in another order
 */
record ContainerLog(List<Line> lines) {
  static final ContainerLog EMPTY = new ContainerLog(List.of());

  ContainerLog {
    lines = List.copyOf(lines);
  }

  /**
   * @param at when the runtime read it
   * @param stream {@code stdout} or {@code stderr}; null if unknown, as from the API server
   * @param text without its line break
   */
  record Line(Instant at, @Nullable String stream, String text) {
    /** Return whether the two are known to come from different streams. */
    boolean isApartFrom(Line other) {
      return stream != null && other.stream != null && !stream.equals(other.stream);
    }
  }

  /** Parse a log that was requested from the API server with {@code timestamps=true}. */
  static ContainerLog parse(String timestamped) {
    return new ContainerLog(timestamped.lines().map(ContainerLog::line).toList());
  }

  /** Return the same lines with their streams, found by the times of the lines. */
  ContainerLog with(Map<Instant, String> streams) {
    return new ContainerLog(
        lines.stream().map(it -> new Line(it.at(), streams.get(it.at()), it.text())).toList());
  }

  String text() {
    return lines.stream().map(it -> it.text() + "\n").collect(Collectors.joining());
  }

  private static Line line(String timestamped) {
    int end = timestamped.indexOf(' ');
    try {
      return new Line(
          Instant.parse(end < 0 ? timestamped : timestamped.substring(0, end)),
          null,
          end < 0 ? "" : timestamped.substring(end + 1));
    } catch (DateTimeParseException e) {
      return new Line(Instant.EPOCH, null, timestamped);
    }
  }
}
