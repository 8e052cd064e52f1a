package io.github.kindproof.leastprivilege.mutate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A check for trouble of the node, as opposed to a filter, that kept a runtime from its work:
 * nothing follows from such an answer, and the container has to be tried again. Pure.
 */
final class BenchTrouble {
  /** In lower case, as runc and crun write them. */
  private static final List<String> WORDS =
      List.of(
          "unable to freeze",
          "failed to remove paths",
          "failed to remove cgroup",
          "cgroup is not empty",
          "container with id exists",
          "already exists",
          "device or resource busy",
          "no space left on device",
          "too many open files");

  /**
   * A lack of memory or processes is the node's own only if the runtime itself cannot be forked.
   */
  private static final Pattern NO_FORK =
      Pattern.compile(
          "(fork/exec|fork|clone)\\b.*: (cannot allocate memory|resource temporarily unavailable)");

  private BenchTrouble() {}

  /** Return the trouble of the node in one line; empty if the answer is the container's own. */
  static Optional<String> of(RuntimeRunner.Answer answer) {
    if (!answer.trouble().isBlank()) {
      return Optional.of(answer.trouble().strip());
    }
    // A runtime that the script killed may log anything about it.
    return answer.hasExited()
        ? RuntimeLog.error(answer.runtime()).filter(BenchTrouble::isIn)
        : Optional.empty();
  }

  /** Return whether a runtime's message shows trouble of the node itself. */
  static boolean isIn(String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(lower::contains) || NO_FORK.matcher(lower).find();
  }
}
