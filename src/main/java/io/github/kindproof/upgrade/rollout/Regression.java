package io.github.kindproof.upgrade.rollout;

/**
 * A reason why the change to a node is not kept.
 *
 * @param what the regression, in one line
 * @param byMachine whether the machine or the cluster is at fault, so it is not a verdict on the
 *     change
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
