package io.github.kindproof.upgrade.diff;

/**
 * Something that was to be looked at and could not be: says nothing about seccomp.
 *
 * @param what the workload or config by its name, or {@code RuntimeDefault}
 * @param why what was in the way, in one line
 */
public record NotObserved(String what, String why) {}
