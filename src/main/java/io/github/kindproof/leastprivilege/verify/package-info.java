/** Compares what a workload does under a profile with what it does without one. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package io.github.kindproof.leastprivilege.verify;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
