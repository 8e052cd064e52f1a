/** The matrix as one HTML page. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.upgrade.matrix.page;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
