/** Seccomp profiles, actions, error numbers and syscall tables. Pure: no cluster, no process. */
@NullMarked
package io.github.kindproof.seccomp;

import org.jspecify.annotations.NullMarked;
