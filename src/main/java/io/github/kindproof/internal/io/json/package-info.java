/** JSON as text, read and written. Which files of results are accepted is in {@code report}. */
@NullMarked
package io.github.kindproof.internal.io.json;

import org.jspecify.annotations.NullMarked;
