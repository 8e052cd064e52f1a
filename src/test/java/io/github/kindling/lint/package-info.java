@NullMarked
package io.github.kindling.lint;

import org.jspecify.annotations.NullMarked;
