/**
 * Clusters: what a test asks for, which provider gives it, who owns it and who removes it. What
 * runs on a cluster is in {@code workload}.
 */
@NullMarked
package io.github.kindproof.cluster;

import org.jspecify.annotations.NullMarked;
