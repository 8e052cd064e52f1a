package io.github.kindproof.seccomp.explain;

import org.jspecify.annotations.Nullable;

/**
 * A call in a sentence.
 *
 * @param call its name
 * @param does what, for example {@code opens a file}
 * @param since the Linux version that first had it; null if that is not known here
 */
public record CallNote(String call, String does, @Nullable String since) {}
