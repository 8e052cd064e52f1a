/** K3s in one container each, by Testcontainers' {@code K3sContainer}. */
@NullMarked
package io.github.kindproof.cluster.k3s;

import org.jspecify.annotations.NullMarked;
