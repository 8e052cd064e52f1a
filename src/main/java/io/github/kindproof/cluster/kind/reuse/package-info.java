/** The reuse of kind clusters by later runs: the proof that one is as it was after its boot. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.cluster.kind.reuse;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
