/** Real clusters as parameters of JUnit tests. */
@NullMarked
package io.github.kindling.junit;

import org.jspecify.annotations.NullMarked;
