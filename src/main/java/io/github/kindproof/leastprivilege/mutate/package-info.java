/**
 * Finds out which syscalls of a profile a workload needs: removes one at a time and runs it on a
 * real node.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package io.github.kindproof.leastprivilege.mutate;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
