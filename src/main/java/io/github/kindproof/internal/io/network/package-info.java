/** Requests to servers, through the proxies of the environment and within limits. */
@NullMarked
package io.github.kindproof.internal.io.network;

import org.jspecify.annotations.NullMarked;
