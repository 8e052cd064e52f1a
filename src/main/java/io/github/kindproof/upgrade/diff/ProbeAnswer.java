package io.github.kindproof.upgrade.diff;

import io.github.kindproof.workload.probe.ProbeReport;
import java.util.Optional;

/**
 * The answer to one row of the probe.
 *
 * @param name the errno or signal of a denied syscall; otherwise empty
 */
record ProbeAnswer(Kind kind, String name) {
  enum Kind {
    /** The kernel made the syscall, or failed it for its arguments. */
    ALLOWED,
    /** The filter denied it. */
    BLOCKED,
    /** It is denied without a filter too. */
    BY_CAPABILITY,
    /** The kernel does not have it. */
    ABSENT,
    /** The kernel asks no filter about it. */
    NEVER_FILTERED
  }

  /** Return the answer of this row; empty if the probe did not try it. */
  static Optional<ProbeAnswer> of(ProbeReport report, String row) {
    return Optional.ofNullable(report.answers().get(row))
        .map(
            answer -> {
              Kind kind = kind(report, row);
              return new ProbeAnswer(kind, kind == Kind.BLOCKED ? answer : "");
            });
  }

  private static Kind kind(ProbeReport report, String row) {
    if (report.blockedBySeccomp().contains(row) || report.blockedByEither().contains(row)) {
      return Kind.BLOCKED;
    }
    if (report.blockedByCapability().contains(row)) {
      return Kind.BY_CAPABILITY;
    }
    if (report.neverFiltered().contains(row)) {
      return Kind.NEVER_FILTERED;
    }
    return report.absent().contains(row) ? Kind.ABSENT : Kind.ALLOWED;
  }

  /** Return the syscall of a row: {@code socket} for {@code socket(AF_ALG)}. */
  static String call(String row) {
    return row.split("\\(", 2)[0];
  }

  /** Return whether the filter decided on it. */
  boolean isByFilter() {
    return kind == Kind.ALLOWED || kind == Kind.BLOCKED;
  }

  String words() {
    return switch (kind) {
      case ALLOWED -> "allowed";
      case BLOCKED -> "blocked with " + name;
      case BY_CAPABILITY -> "denied for a missing capability";
      case ABSENT -> "not in the kernel";
      case NEVER_FILTERED -> "never filtered by the kernel";
    };
  }
}
