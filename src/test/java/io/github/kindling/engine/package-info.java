@NullMarked
package io.github.kindling.engine;

import org.jspecify.annotations.NullMarked;
