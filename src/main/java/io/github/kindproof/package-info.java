/**
 * The exceptions that Kindproof throws when it cannot give a verdict: the input is wrong, or the
 * environment cannot do the work. Nothing else belongs here.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@NullMarked
package io.github.kindproof;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
