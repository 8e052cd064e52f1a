/** The cells of a matrix as tests on the JUnit Platform, so that its reports show them. */
@NullMarked
package io.github.kindproof.junit.matrix;

import org.jspecify.annotations.NullMarked;
