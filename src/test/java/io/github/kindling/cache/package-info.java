@NullMarked
package io.github.kindling.cache;

import org.jspecify.annotations.NullMarked;
