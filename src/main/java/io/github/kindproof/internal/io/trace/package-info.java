/** Writes what a run does, and when, to a file that trace viewers open. */
@NullMarked
package io.github.kindproof.internal.io.trace;

import org.jspecify.annotations.NullMarked;
