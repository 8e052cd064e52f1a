/** Looks at both sides of an upgrade's diff on real clusters. */
@NullMarked
package io.github.kindproof.diff.run;

import org.jspecify.annotations.NullMarked;
