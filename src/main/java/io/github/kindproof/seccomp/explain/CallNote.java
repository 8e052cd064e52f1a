package io.github.kindproof.seccomp.explain;

import org.jspecify.annotations.Nullable;

/**
 * A note on a syscall.
 *
 * @param does for example {@code opens a file}
 * @param since the first Linux version with it; null if unknown
 */
public record CallNote(String call, String does, @Nullable String since) {}
