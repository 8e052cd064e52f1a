/** Runs other programs with a time limit and captures their output. */
@NullMarked
package io.github.kindproof.internal.io.process;

import org.jspecify.annotations.NullMarked;
