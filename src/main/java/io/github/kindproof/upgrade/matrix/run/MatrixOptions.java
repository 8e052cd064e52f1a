package io.github.kindproof.upgrade.matrix.run;

/**
 * How a matrix is run.
 *
 * @param failFast whether the first outcome that differs ends it
 * @param oneByOne one cluster at a time and one pod at a time, to measure what that takes
 */
public record MatrixOptions(boolean failFast, boolean oneByOne) {
  /** To the end, as much at once as the machine has room for. */
  public static MatrixOptions standard() {
    return new MatrixOptions(false, false);
  }
}
