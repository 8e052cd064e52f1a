package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.Verdict;
import io.github.kindproof.leastprivilege.exercise.WorkloadNotWorkingException;
import java.util.Optional;

/** The result of a command. */
enum CommandResult {
  GOOD(0),
  DIFFERS(1),
  BAD_INPUT(2),
  /** The environment failed, so there is no verdict. */
  NOT_OBSERVED(3),
  INTERRUPTED(130),
  /** What a shell reports for a program that SIGPIPE ends. */
  READER_ENDED(141);

  private final int exitCode;

  CommandResult(int exitCode) {
    this.exitCode = exitCode;
  }

  static CommandResult of(boolean good) {
    return good ? GOOD : DIFFERS;
  }

  static CommandResult of(Verdict verdict) {
    return switch (verdict) {
      case AS_EXPECTED, NOT_APPLICABLE -> GOOD;
      case DIFFERS -> DIFFERS;
      case NOT_OBSERVED -> NOT_OBSERVED;
    };
  }

  /** Empty for an unexpected exception: a bug. */
  static Optional<CommandResult> of(Exception failure) {
    if (failure instanceof InterruptionException) {
      return Optional.of(INTERRUPTED);
    } else if (failure instanceof BadInputException) {
      return Optional.of(BAD_INPUT);
    } else if (failure instanceof WorkloadNotWorkingException) {
      return Optional.of(DIFFERS);
    }
    return failure instanceof EnvironmentException ? Optional.of(NOT_OBSERVED) : Optional.empty();
  }

  int exitCode() {
    return exitCode;
  }
}
