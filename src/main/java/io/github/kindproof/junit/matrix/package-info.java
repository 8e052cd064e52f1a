/** The cells of a matrix as tests on the JUnit Platform, so that its reports show them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package io.github.kindproof.junit.matrix;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
