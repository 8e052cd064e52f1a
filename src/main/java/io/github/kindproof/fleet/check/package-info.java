/**
 * Checks existing clusters: asks each node, through one small pod, what seccomp does there. It
 * changes nothing else.
 */
@NullMarked
package io.github.kindproof.fleet.check;

import org.jspecify.annotations.NullMarked;
