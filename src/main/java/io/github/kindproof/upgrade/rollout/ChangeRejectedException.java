package io.github.kindproof.upgrade.rollout;

/** What a change starts on the node does not start: a verdict on the change. */
final class ChangeRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChangeRejectedException(String what) {
    super(what);
  }
}
