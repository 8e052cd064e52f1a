package io.github.kindproof.seccomp.filter;

/** A defect of libseccomp that keeps it from building a filter: it crashes, or never ends. */
final class LibseccompFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LibseccompFailure(String what) {
    super(what);
  }
}
