package io.github.kindproof.seccomp.file;

import java.util.Optional;

/**
 * A call in a rule, with its place.
 *
 * @param span where it stands
 * @param value its name, which nobody may know
 * @param removal the change that takes it out; empty for the only one of its rule
 */
public record ListedCall(Span span, String value, Optional<TextEdit> removal) {}
