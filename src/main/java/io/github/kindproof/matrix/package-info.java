/** The matrix as data, pure: its cells, what is expected of them, what became of them. */
@NullMarked
package io.github.kindproof.matrix;

import org.jspecify.annotations.NullMarked;
