package io.github.kindproof.seccomp.knowledge;

import org.apiguardian.api.API;

/**
 * A finding on the use of a syscall.
 *
 * @param call the syscall's name
 * @param use its use
 * @param evidence the effect of leaving it out, in one line; empty if nothing differs
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CallFinding(String call, CallUse use, String evidence) {}
