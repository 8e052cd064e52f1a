/**
 * Checks existing clusters: asks each node, through one small pod, what seccomp does there. It
 * changes nothing else.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.fleet.check;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
