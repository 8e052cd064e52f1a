@NullMarked
package io.github.kindproof.internal.io.waiting;

import org.jspecify.annotations.NullMarked;
