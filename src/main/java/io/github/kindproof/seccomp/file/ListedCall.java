package io.github.kindproof.seccomp.file;

import java.util.Optional;

/**
 * A syscall in a rule.
 *
 * @param value its name, which may be unknown
 * @param removal the edit that removes it; empty for the only one of its rule
 */
public record ListedCall(Span span, String value, Optional<TextEdit> removal) {}
