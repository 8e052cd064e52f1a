/** Drives a workload from outside so that it does its work, and records its answers. */
@NullMarked
package io.github.kindproof.leastprivilege.exercise;

import org.jspecify.annotations.NullMarked;
