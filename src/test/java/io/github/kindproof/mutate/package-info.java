@NullMarked
package io.github.kindproof.mutate;

import org.jspecify.annotations.NullMarked;
