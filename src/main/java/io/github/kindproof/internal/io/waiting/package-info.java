/** Waits. Each has a name and a limit, and returns what it saw last. */
@NullMarked
package io.github.kindproof.internal.io.waiting;

import org.jspecify.annotations.NullMarked;
