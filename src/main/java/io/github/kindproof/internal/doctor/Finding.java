package io.github.kindproof.internal.doctor;

/**
 * What was found about one precondition.
 *
 * @param subject what was looked at, one or two words
 * @param level how bad it is
 * @param detail what is so, without a full stop
 * @param remedy what to do about it, an imperative; empty if nothing is to do
 */
public record Finding(String subject, Level level, String detail, String remedy) {
  /** How bad a finding is. */
  public enum Level {
    /** As it should be. */
    OK,
    /** Works, or set-up cures it; worth knowing. */
    WARNING,
    /** Kindproof cannot work so. */
    PROBLEM
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
