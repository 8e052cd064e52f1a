/**
 * A running cluster changed in place, one node after the other, and taken back where it got worse.
 */
@NullMarked
package io.github.kindproof.rollout;

import org.jspecify.annotations.NullMarked;
