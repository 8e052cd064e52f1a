@NullMarked
package io.github.kindproof.image;

import org.jspecify.annotations.NullMarked;
