package io.github.kindproof.workload;

import io.github.kindproof.seccomp.Errno;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The last lines of a container's log before its end. Only these can name the errno that ended it:
 * the container survived the errors in older lines. Pure.
 */
final class LastWords {
  /** A failing program often logs a line or two after the one with the reason. */
  private static final int LINES = 3;

  /** Kubernetes reports the end in whole seconds, and a program may take one to end. */
  private static final Duration BEFORE_THE_END = Duration.ofSeconds(2);

  /**
   * The time between two lines of different streams from which on their order is certain: the
   * runtime reads each stream separately.
   */
  private static final Duration ORDER_IS_KNOWN = Duration.ofMillis(20);

  /**
   * A failing program logs its last lines just before it exits; a later line means that it
   * survived.
   */
  private static final Duration SURVIVED = Duration.ofMillis(500);

  /** The lines of a stack trace, below the one with the error. */
  private static final Pattern TRACE =
      Pattern.compile(
          "^(\\s+.*|at .+|\\.\\.\\. \\d+ more|goroutine \\d+ .*|[\\w./*]+\\((\\.\\.\\.|[0-9a-fx, "
              + "{}]*)\\))$");

  private LastWords() {}

  /** Return the last nonblank line, whenever it was written. */
  static Optional<String> last(ContainerLog log) {
    return log.lines().stream()
        .map(line -> line.text().strip())
        .filter(text -> !text.isEmpty())
        .reduce((before, text) -> text);
  }

  /**
   * Return the last of them that names an errno.
   *
   * @param end the end of the container; null if unknown
   */
  static Optional<String> withErrno(ContainerLog log, @Nullable Instant end) {
    List<ContainerLog.Line> candidates =
        log.lines().stream()
            .filter(line -> !line.text().isBlank() && !TRACE.matcher(line.text()).matches())
            .toList();
    return IntStream.iterate(candidates.size() - 1, at -> at >= 0, at -> at - 1)
        .limit(LINES)
        .filter(at -> end == null || !candidates.get(at).at().isBefore(end.minus(BEFORE_THE_END)))
        .filter(at -> Errno.in(candidates.get(at).text()).isPresent())
        .filter(at -> followers(candidates, at) < LINES && !isSurvived(candidates, at))
        .mapToObj(at -> candidates.get(at).text().strip())
        .findFirst();
  }

  private static boolean isSurvived(List<ContainerLog.Line> candidates, int at) {
    Instant later = candidates.get(at).at().plus(SURVIVED);
    return candidates.get(candidates.size() - 1).at().isAfter(later);
  }

  /** Return the number of lines that were or may have been written after this one. */
  private static long followers(List<ContainerLog.Line> candidates, int at) {
    ContainerLog.Line line = candidates.get(at);
    Instant known = line.at().minus(ORDER_IS_KNOWN);
    long maybe =
        candidates.subList(0, at).stream()
            .filter(it -> it.isApartFrom(line) && it.at().isAfter(known))
            .count();
    return candidates.size() - 1 - at + maybe;
  }
}
