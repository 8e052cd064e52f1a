/** Assertions on how small a profile is, proved by running a workload under it. */
@NullMarked
package io.github.kindproof.leastprivilege;

import org.jspecify.annotations.NullMarked;
