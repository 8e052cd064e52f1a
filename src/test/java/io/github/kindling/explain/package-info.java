@NullMarked
package io.github.kindling.explain;

import org.jspecify.annotations.NullMarked;
