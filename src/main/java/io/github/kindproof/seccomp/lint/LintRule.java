package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.ProblemKind;
import io.github.kindproof.seccomp.file.Severity;

/** What can be wrong with a profile that is well written as a file. */
public enum LintRule implements ProblemKind {
  /** runc leaves out rules whose action is the default. */
  REDUNDANT_RULE(Severity.NOTE, "A rule does what the default action does anyway."),
  /** libseccomp lets the rule that always holds win, in whatever order they stand. */
  SHADOWED_RULE(
      Severity.WARNING, "A rule with a condition never matters beside one without for its call."),
  /** No argument can meet it. */
  NEVER_MATCHES(Severity.ERROR, "No value of the argument meets the condition."),
  /** Each argument meets it. */
  ALWAYS_MATCHES(Severity.WARNING, "Every value of the argument meets the condition."),
  /** runc makes a rule of its own of each: they are alternatives then. */
  SAME_ARGUMENT(
      Severity.WARNING, "Two conditions on one argument are taken as alternatives, not together."),
  /** A filter sees the address, never what stands there. */
  POINTER_ARGUMENT(
      Severity.ERROR, "A condition on a pointer compares an address, not what it points to."),
  /** The call has fewer arguments. */
  NO_SUCH_ARGUMENT(Severity.ERROR, "The call does not have this argument."),
  /** An errno beside an action that answers none. */
  UNUSED_ERRNO(Severity.WARNING, "An errno is given to an action that answers none."),
  /** {@code SCMP_ACT_NOTIFY} without {@code listenerPath}: "seccomp listenerPath is not set". */
  NO_LISTENER(Severity.ERROR, "SCMP_ACT_NOTIFY asks a listener, and the profile names none."),
  /** runc could not tell the listener its file descriptor. */
  NOTIFY_WRITE(Severity.ERROR, "runc refuses SCMP_ACT_NOTIFY for the call write."),
  /** libseccomp says "numerical argument out of domain", and no container starts. */
  ENDIANNESS(Severity.ERROR, "Architectures with another order of bytes are in no common filter."),
  /** Kills one thread: runc's own start hangs for ever when that is hit. */
  KILL_DEFAULT(
      Severity.WARNING, "SCMP_ACT_KILL as default kills one thread; runc can hang for ever."),
  /** Nothing is refused. */
  REFUSES_NOTHING(Severity.NOTE, "The profile refuses no call."),
  /** A program that cannot end. */
  MISSING_EXIT(Severity.WARNING, "Without exit_group no program can end as it means to."),
  /** The nodes have an architecture whose 32-bit or other calls are not listed. */
  MISSING_ARCHITECTURE(Severity.WARNING, "An architecture of the nodes is not listed."),
  /** Exists, but on no architecture of the profile. */
  SYSCALL_ELSEWHERE(Severity.NOTE, "The call exists on no architecture that the profile lists."),
  /** A call that attackers want. */
  DANGEROUS_CALL(Severity.WARNING, "A call that is dangerous to allow is allowed."),
  /** Refused, but another call does the same. */
  BYPASS(Severity.WARNING, "What is refused can be done with another call, which is not."),
  /** The runtime needs them before the workload starts. */
  RUNTIME_CALLS(Severity.WARNING, "A runtime needs calls that the profile refuses."),
  /** runc before 1.2 refuses profiles with flags. */
  NEW_FLAGS(Severity.NOTE, "Profiles with flags need runc 1.2 or later.");

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
