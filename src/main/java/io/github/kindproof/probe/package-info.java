/** What the program in {@code images/probe} reports of the container that it runs in. */
@NullMarked
package io.github.kindproof.probe;

import org.jspecify.annotations.NullMarked;
