package io.github.kindproof.seccomp;

/** What becomes of a call under a profile, whatever its arguments are. */
public enum CallVerdict {
  /** It is made. */
  LET_THROUGH,
  /** It depends on its arguments. */
  SOMETIMES,
  /** It is not made. */
  REFUSED
}
