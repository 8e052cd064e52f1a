package io.github.kindproof.upgrade.rollout;

/** The exception if a changed program does not start on the node: a verdict on the change. */
final class ChangeRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChangeRejectedException(String what) {
    super(what);
  }
}
