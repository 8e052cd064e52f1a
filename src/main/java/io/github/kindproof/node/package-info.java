/**
 * Nodes and their host: shells, files, processes, journals and audit records. Pods are in {@code
 * workload}.
 */
@NullMarked
package io.github.kindproof.node;

import org.jspecify.annotations.NullMarked;
