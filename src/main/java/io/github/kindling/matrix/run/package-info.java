/** Runs the matrix: clusters side by side, their pods observed, each result kept at once. */
@NullMarked
package io.github.kindling.matrix.run;

import org.jspecify.annotations.NullMarked;
