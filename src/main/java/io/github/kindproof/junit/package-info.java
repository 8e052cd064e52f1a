/** The JUnit extension: the annotations, and real clusters as parameters of tests. */
@API(status = API.Status.MAINTAINED, since = "0.1")
@NullMarked
package io.github.kindproof.junit;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
