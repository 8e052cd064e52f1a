/** Files that are packaged with the classes. */
@NullMarked
package io.github.kindling.packaged;

import org.jspecify.annotations.NullMarked;
