/**
 * Everything that one run needs, wired together: engine, images, providers, clusters and their
 * cleanup.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.cluster.session;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
