/** Runs the matrix: clusters side by side, their pods observed, each result kept at once. */
@NullMarked
package io.github.kindproof.matrix.run;

import org.jspecify.annotations.NullMarked;
