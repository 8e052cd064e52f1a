/** The matrix as data: its cells, what is expected of each, and what was observed. Pure. */
@NullMarked
package io.github.kindproof.upgrade.matrix;

import org.jspecify.annotations.NullMarked;
