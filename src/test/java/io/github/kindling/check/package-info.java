@NullMarked
package io.github.kindling.check;

import org.jspecify.annotations.NullMarked;
