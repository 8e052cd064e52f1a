/**
 * Explains in sentences what a syscall or a profile means: from libseccomp's tables, recorded
 * filters, measured needs and published exploits. Pure.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.seccomp.explain;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
