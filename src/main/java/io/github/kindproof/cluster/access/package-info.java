/**
 * Connects to an existing cluster: reads its kubeconfig and guards names that look like production.
 */
@NullMarked
package io.github.kindproof.cluster.access;

import org.jspecify.annotations.NullMarked;
