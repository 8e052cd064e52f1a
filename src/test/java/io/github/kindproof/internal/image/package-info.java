@NullMarked
package io.github.kindproof.internal.image;

import org.jspecify.annotations.NullMarked;
