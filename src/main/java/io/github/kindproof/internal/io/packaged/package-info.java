/** Files that are packaged next to their classes. */
@NullMarked
package io.github.kindproof.internal.io.packaged;

import org.jspecify.annotations.NullMarked;
