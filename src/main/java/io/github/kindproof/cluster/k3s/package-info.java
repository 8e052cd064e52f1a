/** K3s clusters, one container each, through Testcontainers. */
@NullMarked
package io.github.kindproof.cluster.k3s;

import org.jspecify.annotations.NullMarked;
