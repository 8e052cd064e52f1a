package io.github.kindproof.upgrade.seccompdefault;

/**
 * Something that no copy was made of.
 *
 * @param what the workload, the file or the kind of objects
 * @param why the reason
 */
public record NotLookedAt(String what, String why) {}
