package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.ProblemKind;
import io.github.kindproof.seccomp.file.Severity;

/** The problems of a profile that is valid as a file. */
public enum LintRule implements ProblemKind {
  /** runc leaves out rules whose action is the default. */
  REDUNDANT_RULE(Severity.NOTE, "A rule has the same effect as the default action."),
  /** In libseccomp a rule without conditions wins, whatever the order. */
  SHADOWED_RULE(
      Severity.WARNING, "A rule without a condition makes the condition of another irrelevant."),
  NEVER_MATCHES(Severity.ERROR, "No value of the argument meets the condition."),
  ALWAYS_MATCHES(Severity.WARNING, "Every value of the argument meets the condition."),
  /** runc creates a separate rule for each. */
  SAME_ARGUMENT(
      Severity.WARNING, "Two conditions on one argument are alternatives: one is enough."),
  POINTER_ARGUMENT(
      Severity.ERROR, "A condition on a pointer compares an address, not what it points to."),
  NO_SUCH_ARGUMENT(Severity.ERROR, "The syscall does not have this argument."),
  UNUSED_ERRNO(Severity.WARNING, "An errno is set for an action that returns none."),
  /** runc says "seccomp listenerPath is not set". */
  NO_LISTENER(Severity.ERROR, "SCMP_ACT_NOTIFY needs a listener, and the profile names none."),
  /** runc could not pass the file descriptor to the listener. */
  NOTIFY_WRITE(Severity.ERROR, "runc rejects SCMP_ACT_NOTIFY for write."),
  /** libseccomp says "numerical argument out of domain", and no container starts. */
  ENDIANNESS(Severity.ERROR, "No filter can cover architectures with different byte orders."),
  KILL_DEFAULT(
      Severity.WARNING, "SCMP_ACT_KILL as the default kills one thread; runc can hang forever."),
  REFUSES_NOTHING(Severity.NOTE, "The profile denies no syscall."),
  MISSING_EXIT(Severity.WARNING, "Without exit_group, no program can end normally."),
  MISSING_ARCHITECTURE(Severity.WARNING, "An architecture of the nodes is not listed."),
  SYSCALL_ELSEWHERE(Severity.NOTE, "No architecture that the profile lists has the syscall."),
  DANGEROUS_CALL(Severity.WARNING, "The profile allows a dangerous syscall."),
  BYPASS(Severity.WARNING, "An allowed syscall has the same effect as a denied one."),
  RUNTIME_CALLS(
      Severity.WARNING,
      "The profile denies syscalls that a runtime needs; an error if no runtime is left."),
  NEW_ARCHITECTURE(
      Severity.WARNING,
      "A runtime rejects an unknown architecture; an error if no runtime is left."),
  NEW_FLAGS(Severity.NOTE, "A runtime rejects an unknown flag; an error if no runtime is left.");

  private final Severity severity;
  private final String summary;

  LintRule(Severity severity, String summary) {
    this.severity = severity;
    this.summary = summary;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public String summary() {
    return summary;
  }
}
