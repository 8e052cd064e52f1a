/** Runs the matrix on real clusters, several at a time, and saves each result at once. */
@NullMarked
package io.github.kindproof.upgrade.matrix.run;

import org.jspecify.annotations.NullMarked;
