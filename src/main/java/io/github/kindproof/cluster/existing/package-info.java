/** Clusters that Kindproof did not create: it uses them and leaves them as they were. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.cluster.existing;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
