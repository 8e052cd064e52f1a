/** Clusters: what is wanted, who owns them, which are running. */
@NullMarked
package io.github.kindling.cluster;

import org.jspecify.annotations.NullMarked;
