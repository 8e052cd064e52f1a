/**
 * Finds out which syscalls of a profile a workload needs: removes one at a time and runs it on a
 * real node.
 */
@NullMarked
package io.github.kindproof.leastprivilege.mutate;

import org.jspecify.annotations.NullMarked;
