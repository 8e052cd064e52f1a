/**
 * The two ways in which Kindproof gives up without a verdict: the input is bad, or the environment
 * cannot do the work.
 */
@NullMarked
package io.github.kindproof.failure;

import org.jspecify.annotations.NullMarked;
