/** Sends requests while a rollout runs, and counts what became of each. */
@NullMarked
package io.github.kindproof.upgrade.rollout.traffic;

import org.jspecify.annotations.NullMarked;
