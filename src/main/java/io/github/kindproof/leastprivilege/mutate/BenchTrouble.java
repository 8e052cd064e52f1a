package io.github.kindproof.leastprivilege.mutate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognizes what the node, and not a filter, kept a runtime from: nothing follows from such an
 * answer, and the container is to be tried again. Pure.
 */
final class BenchTrouble {
  /** In lower case, in the words of runc and crun. */
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

  /** A want of memory or processes is the node's only where the runtime itself is to be forked. */
  private static final Pattern NO_FORK =
      Pattern.compile(
          "(fork/exec|fork|clone)\\b.*: (cannot allocate memory|resource temporarily unavailable)");

  private BenchTrouble() {}

  /** What the node is in trouble with, in one line; empty if the answer is the container's own. */
  static Optional<String> of(RuntimeRunner.Answer answer) {
    if (!answer.trouble().isBlank()) {
      return Optional.of(answer.trouble().strip());
    }
    // What was ended by the script may say anything of that.
    return answer.hasExited()
        ? RuntimeLog.error(answer.runtime()).filter(BenchTrouble::isIn)
        : Optional.empty();
  }

  /** Whether what a runtime said tells of the node's own trouble. */
  static boolean isIn(String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(lower::contains) || NO_FORK.matcher(lower).find();
  }
}
