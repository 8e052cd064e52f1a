@NullMarked
package io.github.kindling.process;

import org.jspecify.annotations.NullMarked;
