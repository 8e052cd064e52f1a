package io.github.kindproof.internal.io.waiting;

/**
 * How a wait ended.
 *
 * @param last what was seen last
 * @param met whether that is what was waited for; false if the limit passed
 */
public record Waited<T>(T last, boolean met) {}
