/**
 * Everything that one run needs, wired together: engine, images, providers, clusters and their
 * cleanup.
 */
@NullMarked
package io.github.kindproof.cluster.session;

import org.jspecify.annotations.NullMarked;
