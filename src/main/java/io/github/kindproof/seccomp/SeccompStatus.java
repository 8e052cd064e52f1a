package io.github.kindproof.seccomp;

import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.OneLine;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The seccomp state of one process, from its {@code /proc/PID/status}.
 *
 * @param mode whether filters decide on its syscalls
 * @param filters the number of loaded filters; empty on kernels before 5.9, which do not say
 * @param noNewPrivs whether it can gain no privileges by {@code execve}
 */
public record SeccompStatus(SeccompMode mode, OptionalInt filters, boolean noNewPrivs) {

  /**
   * Parse the text of {@code /proc/PID/status}.
   *
   * @throws IllegalArgumentException if the text has no {@code Seccomp:} line: it is no status
   *     file, or the kernel was built without seccomp
   */
  public static SeccompStatus parse(String status) {
    int mode =
        field(status, "Seccomp")
            .orElseThrow(
                () -> new IllegalArgumentException("no line \"Seccomp:\" in: " + start(status)));
    return new SeccompStatus(
        SeccompMode.of(mode),
        field(status, "Seccomp_filters"),
        field(status, "NoNewPrivs").orElse(0) == 1);
  }

  /** Return one line for people, for example {@code filtering, 1 filter, no new privileges}. */
  public String described() {
    String counted = filters.isPresent() ? ", " + Count.of(filters.getAsInt(), "filter") : "";
    String word = mode == SeccompMode.DEAD ? "killed by its filter" : mode.word();
    return word + counted + (noNewPrivs ? ", no new privileges" : "");
  }

  private static OptionalInt field(String status, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + ":\\s*(\\d{1,9})\\s*$").matcher(status);
    return line.find() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
  }

  private static String start(String text) {
    return OneLine.cut(text.strip().lines().findFirst().orElse("(nothing)"), 80);
  }
}
