package io.github.kindproof.seccomp.file;

/**
 * A part of a profile with its place.
 *
 * @param span where it stands
 * @param value what it is
 */
public record Located<T>(Span span, T value) {}
