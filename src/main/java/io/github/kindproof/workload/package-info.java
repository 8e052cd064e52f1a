/** Workloads under seccomp and what became of them: observed once, then judged by pure rules. */
@NullMarked
package io.github.kindproof.workload;

import org.jspecify.annotations.NullMarked;
