@NullMarked
package io.github.kindproof.node;

import org.jspecify.annotations.NullMarked;
