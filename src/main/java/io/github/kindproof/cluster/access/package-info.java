/**
 * Connects to an existing cluster: reads its kubeconfig and guards names that look like production.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.cluster.access;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
