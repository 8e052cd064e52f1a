/**
 * Known Kubernetes versions and container runtimes, and the order of their releases. Images of them
 * are in {@code internal.image}.
 */
@NullMarked
package io.github.kindproof.catalog;

import org.jspecify.annotations.NullMarked;
