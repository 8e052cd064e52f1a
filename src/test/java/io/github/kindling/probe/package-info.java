@NullMarked
package io.github.kindling.probe;

import org.jspecify.annotations.NullMarked;
