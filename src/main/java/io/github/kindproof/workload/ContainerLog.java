package io.github.kindproof.workload;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a container wrote.
 *
 * @param lines in the order in which the runtime read them; it reads standard output and standard
 *     error apart, so lines of different streams may have been written the other way round
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
   * @param stream {@code stdout} or {@code stderr}; null where only the API server was asked, which
   *     does not tell
   * @param text without its end
   */
  record Line(Instant at, @Nullable String stream, String text) {
    /** Whether the two are known to come from different streams. */
    boolean isApartFrom(Line other) {
      return stream != null && other.stream != null && !stream.equals(other.stream);
    }
  }

  /** Reads a log that the API server gave with {@code timestamps=true}. */
  static ContainerLog parse(String timestamped) {
    return new ContainerLog(timestamped.lines().map(ContainerLog::line).toList());
  }

  /** The same lines with their streams, by the times at which they were read. */
  ContainerLog with(Map<Instant, String> streams) {
    return new ContainerLog(
        lines.stream().map(it -> new Line(it.at(), streams.get(it.at()), it.text())).toList());
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
          null,
          end < 0 ? "" : timestamped.substring(end + 1));
    } catch (DateTimeParseException e) {
      return new Line(Instant.EPOCH, null, timestamped);
    }
  }
}
