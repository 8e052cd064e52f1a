/** The JUnit extension: the annotations, and real clusters as parameters of tests. */
@NullMarked
package io.github.kindproof.junit;

import org.jspecify.annotations.NullMarked;
