package io.github.kindproof.seccomp.knowledge;

/**
 * What a call was found to be good for.
 *
 * @param call its name
 * @param use what for
 * @param evidence what was seen without it, in one line; empty if nothing differs
 */
public record CallFinding(String call, CallUse use, String evidence) {}
