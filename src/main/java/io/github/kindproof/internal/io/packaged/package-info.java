/** The class path: files next to their classes, and libraries that may be missing. */
@NullMarked
package io.github.kindproof.internal.io.packaged;

import org.jspecify.annotations.NullMarked;
