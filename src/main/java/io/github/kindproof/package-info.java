/**
 * Types that all packages share: verdicts, the evidence for them, process results, and the
 * exceptions for wrong input and failed environments.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@NullMarked
package io.github.kindproof;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
