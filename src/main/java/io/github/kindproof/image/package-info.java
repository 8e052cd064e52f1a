/** Where node and workload images come from: pulled by digest, else built here. */
@NullMarked
package io.github.kindproof.image;

import org.jspecify.annotations.NullMarked;
