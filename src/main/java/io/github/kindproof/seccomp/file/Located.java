package io.github.kindproof.seccomp.file;

/** A part of a profile with its position. */
public record Located<T>(Span span, T value) {}
