@NullMarked
package io.github.kindling.image;

import org.jspecify.annotations.NullMarked;
