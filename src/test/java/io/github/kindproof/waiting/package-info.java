@NullMarked
package io.github.kindproof.waiting;

import org.jspecify.annotations.NullMarked;
