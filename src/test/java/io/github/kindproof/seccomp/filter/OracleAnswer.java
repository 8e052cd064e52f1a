package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.bpf.BpfProgram;

/** What a runtime makes of a profile. */
sealed interface OracleAnswer {
  /**
   * A filter.
   *
   * @param program what the runtime hands to the kernel
   * @param flags the flags of seccomp(2) that it sets
   */
  record Built(BpfProgram program, int flags) implements OracleAnswer {}

  /** No filter: the container runs unconfined. */
  record Unfiltered() implements OracleAnswer {}

  /** No container, for this reason, in the runtime's words. */
  record Refused(String reason) implements OracleAnswer {}

  /** Nothing: the runtime crashes or hangs, in this way. */
  record Failed(String how) implements OracleAnswer {}
}
