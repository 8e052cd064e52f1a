@NullMarked
package io.github.kindproof.explain;

import org.jspecify.annotations.NullMarked;
