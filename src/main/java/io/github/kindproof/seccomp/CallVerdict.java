package io.github.kindproof.seccomp;

/** The verdict of a profile on a syscall, whatever the arguments are. */
public enum CallVerdict {
  /** The filter allows it. */
  LET_THROUGH,
  /** The arguments decide. */
  SOMETIMES,
  /** The filter denies it. */
  REFUSED
}
