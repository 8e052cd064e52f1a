/** Observes both sides of a diff on real clusters. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.upgrade.diff.run;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
