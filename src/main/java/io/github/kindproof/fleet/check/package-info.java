/**
 * Checks existing clusters: one small pod on each node reports what seccomp does there. The check
 * changes nothing else.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.fleet.check;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
