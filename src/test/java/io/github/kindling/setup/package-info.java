@NullMarked
package io.github.kindling.setup;

import org.jspecify.annotations.NullMarked;
