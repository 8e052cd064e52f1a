/** The tutorial as suites on real clusters: each row is a test, on each version that it is for. */
@NullMarked
package io.github.kindproof.suites;

import org.jspecify.annotations.NullMarked;
