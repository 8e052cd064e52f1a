package io.github.kindproof.upgrade.rollout;

/**
 * Why a node is not left as it was changed.
 *
 * @param what what got worse, one line
 * @param byMachine whether that is no verdict on the change, but trouble with the machine or the
 *     cluster
 */
public record Regression(String what, boolean byMachine) {
  static Regression of(String what) {
    return new Regression(what, false);
  }

  static Regression byMachine(String what) {
    return new Regression(what, true);
  }

  @Override
  public String toString() {
    return what;
  }
}
