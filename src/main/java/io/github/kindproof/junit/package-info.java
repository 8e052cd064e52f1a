/** Real clusters as parameters of JUnit tests. */
@NullMarked
package io.github.kindproof.junit;

import org.jspecify.annotations.NullMarked;
