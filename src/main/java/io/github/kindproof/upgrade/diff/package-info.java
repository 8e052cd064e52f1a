/**
 * What changes between two pairs of Kubernetes version and container runtime: rules, allow list,
 * results. Pure.
 */
@NullMarked
package io.github.kindproof.upgrade.diff;

import org.jspecify.annotations.NullMarked;
