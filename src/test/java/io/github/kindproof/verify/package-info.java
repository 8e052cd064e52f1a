@NullMarked
package io.github.kindproof.verify;

import org.jspecify.annotations.NullMarked;
