@NullMarked
package io.github.kindproof.internal.io.process;

import org.jspecify.annotations.NullMarked;
