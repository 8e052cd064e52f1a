@NullMarked
package io.github.kindproof.setup;

import org.jspecify.annotations.NullMarked;
