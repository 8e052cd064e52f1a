@NullMarked
package io.github.kindproof.record;

import org.jspecify.annotations.NullMarked;
