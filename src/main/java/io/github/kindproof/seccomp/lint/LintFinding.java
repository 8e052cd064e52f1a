package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.file.Severity;

/**
 * A problem as it is to be told.
 *
 * @param problem what is wrong where
 * @param severity how severe it is held to be
 */
public record LintFinding(ProfileProblem problem, Severity severity) {
  /** What is wrong and what to do, one sentence. */
  public String message() {
    return problem.what() + "; " + problem.remedy();
  }
}
