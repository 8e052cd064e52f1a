@NullMarked
package io.github.kindling.record;

import org.jspecify.annotations.NullMarked;
