package io.github.kindproof.upgrade.matrix.run;

/**
 * How to run a matrix.
 *
 * @param failFast whether to stop at the first outcome that differs
 * @param oneByOne one cluster and one pod at a time, to measure their duration
 */
public record MatrixOptions(boolean failFast, boolean oneByOne) {}
