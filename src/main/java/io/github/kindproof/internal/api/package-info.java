/**
 * Talks to an API server: which rights an account has, which faults the server reports, what pods
 * have logged.
 */
@NullMarked
package io.github.kindproof.internal.api;

import org.jspecify.annotations.NullMarked;
