@NullMarked
package io.github.kindproof.cache;

import org.jspecify.annotations.NullMarked;
