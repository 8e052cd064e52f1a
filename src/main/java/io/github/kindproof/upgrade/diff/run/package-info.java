/** Observes both sides of a diff on real clusters. */
@NullMarked
package io.github.kindproof.upgrade.diff.run;

import org.jspecify.annotations.NullMarked;
