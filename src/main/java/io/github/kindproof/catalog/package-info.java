/**
 * Known Kubernetes versions and container runtimes, and the ordering of versions. Their images are
 * in {@code internal.image}.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@NullMarked
package io.github.kindproof.catalog;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
