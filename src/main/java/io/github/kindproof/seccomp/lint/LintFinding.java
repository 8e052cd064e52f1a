package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.file.Severity;

public record LintFinding(ProfileProblem problem, Severity severity) {
  public String message() {
    return problem.what() + "; " + problem.remedy();
  }
}
