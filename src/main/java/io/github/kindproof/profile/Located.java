package io.github.kindproof.profile;

/**
 * A part of a profile with its place.
 *
 * @param span where it stands
 * @param value what it is
 */
public record Located<T>(Span span, T value) {}
