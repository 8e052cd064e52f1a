@NullMarked
package io.github.kindproof.process;

import org.jspecify.annotations.NullMarked;
