@NullMarked
package io.github.kindproof.engine;

import org.jspecify.annotations.NullMarked;
