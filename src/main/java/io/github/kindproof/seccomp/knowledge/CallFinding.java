package io.github.kindproof.seccomp.knowledge;

import org.apiguardian.api.API;

/**
 * What a call was found to be good for.
 *
 * @param call its name
 * @param use what for
 * @param evidence what was seen without it, in one line; empty if nothing differs
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CallFinding(String call, CallUse use, String evidence) {}
