/**
 * Clusters: what a test asks for, which provider gives it, who owns it and who removes it. What
 * runs on a cluster is in {@code workload}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package io.github.kindproof.cluster;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
