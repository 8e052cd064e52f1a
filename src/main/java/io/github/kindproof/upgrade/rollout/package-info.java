/** Changes to a running cluster, node by node, rolled back if its workloads get worse. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package io.github.kindproof.upgrade.rollout;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
