/** Requests that flow while something else happens, and what became of each. */
@NullMarked
package io.github.kindproof.traffic;

import org.jspecify.annotations.NullMarked;
