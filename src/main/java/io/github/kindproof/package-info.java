/**
 * Types that every package shares: verdicts, the evidence for them, results of processes, and the
 * exceptions for wrong input and failed environments. What only some packages need is elsewhere.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@NullMarked
package io.github.kindproof;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
