/** What each call that a profile allows is good for: taken away in turn, on a real node. */
@NullMarked
package io.github.kindproof.mutate;

import org.jspecify.annotations.NullMarked;
