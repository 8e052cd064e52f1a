/** Files that are packaged with the classes. */
@NullMarked
package io.github.kindproof.packaged;

import org.jspecify.annotations.NullMarked;
