/**
 * What was measured once and is shipped as data: the syscalls that runtimes and common workloads
 * need.
 */
@NullMarked
package io.github.kindproof.seccomp.knowledge;

import org.jspecify.annotations.NullMarked;
