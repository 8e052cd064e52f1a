/**
 * The two ways in which Kindling gives up without a verdict: the input is bad, or the environment
 * cannot do the work.
 */
@NullMarked
package io.github.kindling.failure;

import org.jspecify.annotations.NullMarked;
