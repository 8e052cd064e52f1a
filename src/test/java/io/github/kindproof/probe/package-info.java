@NullMarked
package io.github.kindproof.probe;

import org.jspecify.annotations.NullMarked;
