/** Seccomp profiles, actions, errnos and system call tables: pure, no cluster in here. */
@NullMarked
package io.github.kindproof.seccomp;

import org.jspecify.annotations.NullMarked;
