@NullMarked
package io.github.kindproof.check;

import org.jspecify.annotations.NullMarked;
