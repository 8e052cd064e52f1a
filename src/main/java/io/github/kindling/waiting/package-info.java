/** Waits: each has a name, a limit and says what was seen last. */
@NullMarked
package io.github.kindling.waiting;

import org.jspecify.annotations.NullMarked;
