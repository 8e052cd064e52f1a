@NullMarked
package io.github.kindproof.internal.io.network;

import org.jspecify.annotations.NullMarked;
