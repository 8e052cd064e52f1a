/** Exercises a workload from outside so that it does its work, and records its answers. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package io.github.kindproof.leastprivilege.exercise;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
