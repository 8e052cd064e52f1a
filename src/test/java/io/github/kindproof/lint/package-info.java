@NullMarked
package io.github.kindproof.lint;

import org.jspecify.annotations.NullMarked;
