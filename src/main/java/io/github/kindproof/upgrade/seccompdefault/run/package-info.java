/** Reads the workloads of manifests and clusters, and runs copies of them on a kind cluster. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.upgrade.seccompdefault.run;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
