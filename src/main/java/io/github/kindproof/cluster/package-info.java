/**
 * Clusters: the request of a test, the provider, the owner, and the removal. The workloads on a
 * cluster are in {@code workload}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package io.github.kindproof.cluster;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
