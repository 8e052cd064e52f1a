package io.github.kindproof.upgrade.diff;

/**
 * A thing that was to be observed and could not be: this says nothing about seccomp.
 *
 * @param what the name of the workload or config, or {@code RuntimeDefault}
 * @param why the obstacle, in one line
 */
public record NotObserved(String what, String why) {}
