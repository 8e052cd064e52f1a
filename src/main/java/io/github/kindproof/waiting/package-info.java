/** Waits: each has a name, a limit and says what was seen last. */
@NullMarked
package io.github.kindproof.waiting;

import org.jspecify.annotations.NullMarked;
