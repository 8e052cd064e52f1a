/** The matrix as data: its cells, what is expected of each, and what was observed. Pure. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.upgrade.matrix;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
