@NullMarked
package io.github.kindproof.internal.io.cache;

import org.jspecify.annotations.NullMarked;
