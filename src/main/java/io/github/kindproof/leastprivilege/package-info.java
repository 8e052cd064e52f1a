/** Assertions on how small a profile is, proved by running a workload under it. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package io.github.kindproof.leastprivilege;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
