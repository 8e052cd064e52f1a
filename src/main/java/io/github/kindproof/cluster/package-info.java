/** Clusters: what is wanted, who owns them, which are running. */
@NullMarked
package io.github.kindproof.cluster;

import org.jspecify.annotations.NullMarked;
