/**
 * Brings profiles to the nodes of a cluster that exists already, and takes them away again: by a
 * DaemonSet, so that nodes which come later get them too.
 */
@NullMarked
package io.github.kindproof.placing;

import org.jspecify.annotations.NullMarked;
