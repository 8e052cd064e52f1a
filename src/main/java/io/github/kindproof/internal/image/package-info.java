/** Node and workload images: pulled by digest, or else built locally. */
@NullMarked
package io.github.kindproof.internal.image;

import org.jspecify.annotations.NullMarked;
