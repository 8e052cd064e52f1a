/** Clusters made by the kind command line: its config, its boot and why a boot failed. */
@NullMarked
package io.github.kindproof.cluster.kind;

import org.jspecify.annotations.NullMarked;
