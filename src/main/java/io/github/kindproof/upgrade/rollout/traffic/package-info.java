/** Requests during a rollout, with a count of the outcomes. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package io.github.kindproof.upgrade.rollout.traffic;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
