/** Clusters that Kindproof did not create: it uses them and leaves them as they were. */
@NullMarked
package io.github.kindproof.cluster.existing;

import org.jspecify.annotations.NullMarked;
