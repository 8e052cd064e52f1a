/** Folders and hashes of files. What the cache has is in {@code cache}. */
@NullMarked
package io.github.kindproof.internal.io.file;

import org.jspecify.annotations.NullMarked;
