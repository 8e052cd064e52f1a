/**
 * Finds the syscalls of a profile that a workload needs, by removing one at a time and running the
 * workload on a real node.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package io.github.kindproof.leastprivilege.mutate;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
