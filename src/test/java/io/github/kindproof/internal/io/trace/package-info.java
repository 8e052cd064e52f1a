@NullMarked
package io.github.kindproof.internal.io.trace;

import org.jspecify.annotations.NullMarked;
