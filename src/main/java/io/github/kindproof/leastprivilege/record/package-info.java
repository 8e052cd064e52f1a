/**
 * Records which syscalls a workload makes, from the kernel's audit records, and writes a profile of
 * them.
 */
@NullMarked
package io.github.kindproof.leastprivilege.record;

import org.jspecify.annotations.NullMarked;
