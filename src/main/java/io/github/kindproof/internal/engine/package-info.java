/** The container engine: finds a running one, or starts one where there is none. */
@NullMarked
package io.github.kindproof.internal.engine;

import org.jspecify.annotations.NullMarked;
