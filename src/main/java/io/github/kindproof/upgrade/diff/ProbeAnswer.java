package io.github.kindproof.upgrade.diff;

import io.github.kindproof.workload.probe.ProbeReport;
import java.util.Optional;

/** The answer to one row of the probe, and its origin. */
sealed interface ProbeAnswer {
  /** Return the answer in a word or two. */
  String words();

  /** The kernel made the syscall, or failed it for its arguments. */
  record Allowed() implements ProbeAnswer {
    @Override
    public String words() {
      return "allowed";
    }
  }

  /**
   * The filter denied it; without a filter the same container may make it.
   *
   * @param answer the name of an errno or a signal
   */
  record Blocked(String answer) implements ProbeAnswer {
    @Override
    public String words() {
      return "blocked with " + answer;
    }
  }

  /** It is denied without a filter too. */
  record ByCapability() implements ProbeAnswer {
    @Override
    public String words() {
      return "refused for a missing capability";
    }
  }

  /** The kernel does not have it. */
  record Absent() implements ProbeAnswer {
    @Override
    public String words() {
      return "not in the kernel";
    }
  }

  /** Return the answer of this row; empty if the probe did not try it. */
  static Optional<ProbeAnswer> of(ProbeReport report, String row) {
    String answer = report.answers().get(row);
    if (answer == null) {
      return Optional.empty();
    }
    if (report.blockedBySeccomp().contains(row) || report.blockedByEither().contains(row)) {
      return Optional.of(new Blocked(answer));
    }
    if (report.blockedByCapability().contains(row)) {
      return Optional.of(new ByCapability());
    }
    return Optional.of(report.absent().contains(row) ? new Absent() : new Allowed());
  }

  /** Return the syscall of a row: {@code socket} for {@code socket(AF_ALG)}. */
  static String call(String row) {
    int at = row.indexOf('(');
    return at < 0 ? row : row.substring(0, at);
  }
}
