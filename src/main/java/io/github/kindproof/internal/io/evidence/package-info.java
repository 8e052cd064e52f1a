/** Keeps evidence of a failure: a title and a text, and the folder that they are written to. */
@NullMarked
package io.github.kindproof.internal.io.evidence;

import org.jspecify.annotations.NullMarked;
