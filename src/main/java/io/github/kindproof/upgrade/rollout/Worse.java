package io.github.kindproof.upgrade.rollout;

/**
 * Why a node is not left as it was changed.
 *
 * @param what what got worse, one line
 * @param byMachine whether that is no verdict on the change, but trouble with the machine or the
 *     cluster
 */
public record Worse(String what, boolean byMachine) {
  static Worse of(String what) {
    return new Worse(what, false);
  }

  static Worse byMachine(String what) {
    return new Worse(what, true);
  }

  @Override
  public String toString() {
    return what;
  }
}
