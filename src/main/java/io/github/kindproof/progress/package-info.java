/** Says on a terminal or in a log what is being done and how long it took. */
@NullMarked
package io.github.kindproof.progress;

import org.jspecify.annotations.NullMarked;
