/** Everything for one run put together: engine, images, clusters, and their clean-up. */
@NullMarked
package io.github.kindproof.harness;

import org.jspecify.annotations.NullMarked;
