package io.github.kindproof.seccomp.file;

/** The problems of a file as such, whether or not its profile is a good one. */
public enum FormatProblem implements ProblemKind {
  UNREADABLE(Severity.ERROR, true, "The file cannot be read."),
  ENCODING(Severity.ERROR, true, "The runtime reads only UTF-8 without a byte order mark."),
  SYNTAX(Severity.ERROR, true, "The file is neither JSON nor YAML."),
  NOT_A_PROFILE(Severity.ERROR, true, "The file has no profile."),
  UNREAD_FORM(Severity.ERROR, true, "The profile is in a form that no runtime reads."),
  DUPLICATE_KEY(Severity.ERROR, true, "A field appears twice in one object; one value is lost."),
  SHAPE(Severity.ERROR, true, "A part is missing or has the wrong type."),
  UNKNOWN_KEY(Severity.ERROR, true, "The runtime ignores unknown fields."),
  FOREIGN_KEY(
      Severity.WARNING, false, "Fields of Docker's own format are ignored on a Kubernetes node."),
  OLD_FORM(Severity.ERROR, false, "Rules with \"name\" instead of \"names\" apply only in Docker."),
  DISABLED(Severity.NOTE, false, "The operator does not install a disabled resource."),
  KEY_CASE(Severity.WARNING, false, "Only runtimes written in Go accept a field in another case."),
  UNKNOWN_ACTION(Severity.ERROR, false, "The runtime rejects an unknown action."),
  UNKNOWN_ARCHITECTURE(Severity.ERROR, false, "The runtime rejects an unknown architecture."),
  UNKNOWN_OPERATOR(Severity.ERROR, false, "The runtime rejects an unknown operator."),
  UNKNOWN_FLAG(Severity.ERROR, false, "The runtime rejects an unknown flag."),
  UNKNOWN_SYSCALL(
      Severity.ERROR, false, "The runtime ignores a syscall that libseccomp does not know."),
  TOO_NEW_SYSCALL(
      Severity.WARNING,
      false,
      "The kernel has the syscall, but no release of libseccomp knows it."),
  DEFAULT_NOTIFY(Severity.ERROR, false, "runc rejects SCMP_ACT_NOTIFY as the default action."),
  CONTRADICTION(
      Severity.ERROR,
      false,
      "A syscall has two actions; the first applies, or the runtime rejects the profile."),
  DUPLICATE_SYSCALL(Severity.WARNING, false, "A syscall is listed twice with the same action.");

  private final Severity severity;
  private final boolean malformed;
  private final String summary;

  FormatProblem(Severity severity, boolean malformed, String summary) {
    this.severity = severity;
    this.malformed = malformed;
    this.summary = summary;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public boolean malformed() {
    return malformed;
  }

  @Override
  public String summary() {
    return summary;
  }
}
