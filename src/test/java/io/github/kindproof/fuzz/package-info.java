/** Fuzzing of everything that reads what strangers write. */
@NullMarked
package io.github.kindproof.fuzz;

import org.jspecify.annotations.NullMarked;
