/** Runs other programs, with a limit in time and their output kept. */
@NullMarked
package io.github.kindproof.process;

import org.jspecify.annotations.NullMarked;
