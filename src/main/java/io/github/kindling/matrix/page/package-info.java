/** The matrix as one page for a browser. */
@NullMarked
package io.github.kindling.matrix.page;

import org.jspecify.annotations.NullMarked;
