@NullMarked
package io.github.kindling.diff;

import org.jspecify.annotations.NullMarked;
