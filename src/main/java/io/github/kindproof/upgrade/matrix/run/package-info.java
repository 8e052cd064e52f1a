/** Runs the matrix on real clusters, several at a time, and saves each result immediately. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.upgrade.matrix.run;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
