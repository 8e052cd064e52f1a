/** Compares what a workload does under a profile with what it does without one. */
@NullMarked
package io.github.kindproof.leastprivilege.verify;

import org.jspecify.annotations.NullMarked;
