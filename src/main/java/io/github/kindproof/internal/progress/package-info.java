/** Reports on a terminal or in a log what is running and how long it took. */
@NullMarked
package io.github.kindproof.internal.progress;

import org.jspecify.annotations.NullMarked;
