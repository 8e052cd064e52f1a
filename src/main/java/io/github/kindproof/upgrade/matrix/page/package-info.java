/** The matrix as one HTML page. */
@NullMarked
package io.github.kindproof.upgrade.matrix.page;

import org.jspecify.annotations.NullMarked;
