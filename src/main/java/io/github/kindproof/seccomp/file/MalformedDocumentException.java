package io.github.kindproof.seccomp.file;

/** A text that is neither JSON nor YAML. */
final class MalformedDocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ProfileProblem problem;

  MalformedDocumentException(ProfileProblem problem) {
    super(problem.what());
    this.problem = problem;
  }

  ProfileProblem problem() {
    return problem;
  }
}
