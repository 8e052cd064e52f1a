/**
 * Finds out by experiment why a workload fails under its profile: which syscall it needs, or which
 * other restriction stops it.
 */
@NullMarked
package io.github.kindproof.leastprivilege.diagnose;

import org.jspecify.annotations.NullMarked;
