/** Looks at both sides of an upgrade's diff on real clusters. */
@NullMarked
package io.github.kindling.diff.run;

import org.jspecify.annotations.NullMarked;
