/**
 * Installs profiles on the nodes of an existing cluster with a DaemonSet, so that nodes added later
 * get them too, and removes them again.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.cluster.profiles;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
