@NullMarked
package io.github.kindproof.internal.setup;

import org.jspecify.annotations.NullMarked;
