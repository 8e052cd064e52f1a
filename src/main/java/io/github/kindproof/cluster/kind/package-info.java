/** kind clusters: their config, their boot, and how a boot that fails is recognized. */
@NullMarked
package io.github.kindproof.cluster.kind;

import org.jspecify.annotations.NullMarked;
