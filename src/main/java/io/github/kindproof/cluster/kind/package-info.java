/** kind clusters: their config, their boot, and how a boot that fails is recognized. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.cluster.kind;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
