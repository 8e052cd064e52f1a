/** The cache directory of this machine, and the files that ship with Kindproof. */
@NullMarked
package io.github.kindproof.internal.io.cache;

import org.jspecify.annotations.NullMarked;
