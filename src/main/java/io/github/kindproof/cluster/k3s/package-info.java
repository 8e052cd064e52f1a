/** K3s clusters, one container each, through Testcontainers. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.cluster.k3s;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
