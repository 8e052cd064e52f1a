/**
 * Finds out by experiment why a workload fails under its profile: which syscall it needs, or which
 * other restriction stops it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package io.github.kindproof.leastprivilege.diagnose;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
