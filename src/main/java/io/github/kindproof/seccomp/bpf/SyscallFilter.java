package io.github.kindproof.seccomp.bpf;

/** A filter of syscalls, whatever it is made of. */
public interface SyscallFilter {
  /** Return the answer to a syscall. */
  FilterAnswer answer(SeccompData call);

  /**
   * Return the argument values at which the answers to a syscall can change.
   *
   * @param architecture the kernel's {@code AUDIT_ARCH_*}
   * @param number the syscall's number
   */
  BoundaryValues boundaryValues(long architecture, int number);

  /** Return the answers to a syscall at every boundary value of its arguments. */
  default CallAnswers answers(long architecture, int number) {
    return CallAnswers.of(this, architecture, number);
  }
}
