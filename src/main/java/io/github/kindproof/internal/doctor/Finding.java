package io.github.kindproof.internal.doctor;

import java.util.List;

/**
 * A finding about one precondition.
 *
 * @param detail without a period
 * @param remedy in the imperative; empty if there is nothing to do
 */
public record Finding(String subject, Level level, String detail, String remedy) {
  public enum Level {
    OK,
    /** It works, or setup fixes it. */
    WARNING,
    /** Kindproof cannot work. */
    PROBLEM
  }

  /** Whether Kindproof can work in spite of these. */
  public static boolean areWithoutProblem(List<Finding> findings) {
    return findings.stream().noneMatch(it -> it.level() == Level.PROBLEM);
  }

  static Finding ok(String subject, String detail) {
    return new Finding(subject, Level.OK, detail, "");
  }

  static Finding warning(String subject, String detail, String remedy) {
    return new Finding(subject, Level.WARNING, detail, remedy);
  }

  static Finding problem(String subject, String detail, String remedy) {
    return new Finding(subject, Level.PROBLEM, detail, remedy);
  }
}
