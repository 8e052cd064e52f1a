/** Clusters that are there already: they are used, and left as they were. */
@NullMarked
package io.github.kindproof.cluster.existing;

import org.jspecify.annotations.NullMarked;
