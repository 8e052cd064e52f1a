package io.github.kindproof.seccomp.file;

/** What is wrong with a file as such: before the question whether the profile is a good one. */
public enum FormatProblem implements ProblemKind {
  /** No such file, a folder, no permission, too large. */
  UNREADABLE(Severity.ERROR, true, "The file cannot be read."),
  /** A byte order mark, UTF-16, bytes that are no UTF-8. */
  ENCODING(Severity.ERROR, true, "The runtime reads UTF-8 without a byte order mark only."),
  /** No JSON, or no YAML. */
  SYNTAX(Severity.ERROR, true, "The file is not JSON, nor YAML with SeccompProfile resources."),
  /** A field twice in one object: of the two values one is lost. */
  DUPLICATE_KEY(Severity.ERROR, true, "A field stands twice in one object; one value is lost."),
  /** A part of another type than the format's, or one that is missing. */
  SHAPE(Severity.ERROR, true, "A part is missing, or of another type than the format's."),
  /** A field that the format does not have. */
  UNKNOWN_KEY(Severity.ERROR, true, "The runtime ignores fields that it does not know."),
  /** A field of Docker's own format, which a kubelet's runtime ignores. */
  FOREIGN_KEY(
      Severity.WARNING, false, "Fields of Docker's own format are ignored on a Kubernetes node."),
  /** A field in other upper and lower case: Go takes it, other readers do not. */
  KEY_CASE(Severity.WARNING, false, "Only runtimes in Go take a field in another case."),
  /** The runtime refuses the profile. */
  UNKNOWN_ACTION(Severity.ERROR, false, "The runtime refuses an action that it does not know."),
  /** The runtime refuses the profile. */
  UNKNOWN_ARCHITECTURE(
      Severity.ERROR, false, "The runtime refuses an architecture that it does not know."),
  /** The runtime refuses the profile. */
  UNKNOWN_OPERATOR(Severity.ERROR, false, "The runtime refuses an operator that it does not know."),
  /** The runtime refuses the profile. */
  UNKNOWN_FLAG(Severity.ERROR, false, "The runtime refuses a flag that it does not know."),
  /** The runtime ignores the name without a word. */
  UNKNOWN_SYSCALL(
      Severity.ERROR, false, "The runtime ignores a system call that libseccomp does not know."),
  /** Newer than the newest libseccomp. */
  TOO_NEW_SYSCALL(
      Severity.WARNING, false, "The kernel has the call, but no release of libseccomp knows it."),
  /** {@code SCMP_ACT_NOTIFY} as the default action, which runc refuses. */
  DEFAULT_NOTIFY(Severity.ERROR, false, "runc refuses SCMP_ACT_NOTIFY as the default action."),
  /** One call with two actions. */
  CONTRADICTION(
      Severity.ERROR,
      false,
      "One call gets two actions; the first holds, or the runtime refuses the profile."),
  /** One call twice with the same action. */
  DUPLICATE_SYSCALL(Severity.WARNING, false, "A call is listed twice with the same action.");

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
