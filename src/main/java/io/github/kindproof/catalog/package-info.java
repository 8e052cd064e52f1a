/**
 * Known Kubernetes versions and container runtimes, and the one order of versions. Images of them
 * are in {@code internal.image}.
 */
@NullMarked
package io.github.kindproof.catalog;

import org.jspecify.annotations.NullMarked;
