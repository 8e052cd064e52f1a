@NullMarked
package io.github.kindling.waiting;

import org.jspecify.annotations.NullMarked;
