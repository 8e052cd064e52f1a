/** Cells as tests on the JUnit Platform, for its reports. */
@NullMarked
package io.github.kindproof.matrix.junit;

import org.jspecify.annotations.NullMarked;
