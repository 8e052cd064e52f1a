@NullMarked
package io.github.kindproof.internal.engine;

import org.jspecify.annotations.NullMarked;
