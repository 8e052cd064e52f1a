package io.github.kindproof.seccomp;

/** The verdict of a filter on a syscall, whatever the arguments are. */
public enum CallVerdict {
  /** The filter allows it, with or without an audit record. */
  ALLOWED,
  /** The arguments decide. */
  CONDITIONAL,
  /** An agent decides, to which the kernel hands the syscall ({@code SCMP_ACT_NOTIFY}). */
  DELEGATED,
  /**
   * The filter denies it. {@code SCMP_ACT_TRACE} does too: without a tracer, which no container
   * has, the kernel answers {@code ENOSYS}.
   */
  DENIED
}
