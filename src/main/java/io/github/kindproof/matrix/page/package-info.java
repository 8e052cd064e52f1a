/** The matrix as one page for a browser. */
@NullMarked
package io.github.kindproof.matrix.page;

import org.jspecify.annotations.NullMarked;
