/**
 * Nodes and their host: shells, files, processes, journals and audit records. Pods are in {@code
 * workload}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package io.github.kindproof.node;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
