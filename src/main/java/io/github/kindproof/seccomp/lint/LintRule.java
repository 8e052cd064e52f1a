package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.ProblemKind;
import io.github.kindproof.seccomp.file.Severity;

/** The problems of a profile that is valid as a file. */
public enum LintRule implements ProblemKind {
  /** runc and crun leave out rules whose answer is the default's. */
  REDUNDANT_RULE(Severity.NOTE, "A rule has the same answer as the default, so it is left out."),
  /** Of two rules without conditions the first wins. Otherwise libseccomp says "File exists". */
  CONTRADICTION(
      Severity.ERROR,
      "A syscall has two answers; the first applies, or the runtime rejects the profile."),
  DUPLICATE_SYSCALL(Severity.WARNING, "A syscall is listed twice with the same answer."),
  /** In libseccomp a rule without conditions wins, whatever the order. */
  SHADOWED_RULE(Severity.WARNING, "Other rules make a rule for the same syscall irrelevant."),
  REJECTED_RULE(Severity.ERROR, "A runtime rejects a rule, so no container starts."),
  /** seccomp(2) says "Invalid argument". */
  FILTER_TOO_LONG(Severity.ERROR, "The kernel rejects a filter with more than 4096 instructions."),
  NEVER_MATCHES(Severity.ERROR, "No value of the argument meets the condition."),
  ALWAYS_MATCHES(Severity.WARNING, "Every value of the argument meets the condition."),
  /** libseccomp masks valueTwo as well. */
  OUTSIDE_MASK(Severity.WARNING, "A masked condition compares fewer bits than it names."),
  /** runc and crun create a separate rule for each. */
  SAME_ARGUMENT(
      Severity.WARNING, "Two conditions on one argument are alternatives: one is enough."),
  POINTER_ARGUMENT(
      Severity.ERROR, "A condition on a pointer compares an address, not what it points to."),
  NO_SUCH_ARGUMENT(Severity.ERROR, "The syscall does not have this argument."),
  UPPER_HALF(
      Severity.WARNING, "A bit in the upper half of a 32-bit argument bypasses the condition."),
  WRONG_FILTER(Severity.ERROR, "A release of libseccomp builds the filter wrong."),
  /** runc ignores it, crun and the OCI specification reject it. */
  UNUSED_ERRNO(Severity.ERROR, "An errno is set for an action that returns none."),
  /** As in fake root environments, where setuid must seem to work. */
  SILENT_SUCCESS(Severity.WARNING, "A denied syscall reports success."),
  /** The kernel answers ENOSYS then. */
  NO_TRACER(Severity.NOTE, "SCMP_ACT_TRACE needs a tracer, which no container has."),
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
  /** glibc 2.34 and later falls back on clone only if the answer is ENOSYS. */
  NO_THREADS(Severity.WARNING, "The filter denies clone3 so that no program can start a thread."),
  MULTIPLEXED_CALL(
      Severity.WARNING, "A condition does not hold for 32-bit programs that use a multiplexer."),
  NEWER_THAN_LIBSECCOMP(
      Severity.NOTE, "A release of libseccomp does not know the syscall and ignores it."),
  VOID_DENIAL(
      Severity.WARNING, "A release of libseccomp ignores a denied syscall, which is allowed then."),
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
