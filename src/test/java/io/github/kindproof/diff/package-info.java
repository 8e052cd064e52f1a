@NullMarked
package io.github.kindproof.diff;

import org.jspecify.annotations.NullMarked;
