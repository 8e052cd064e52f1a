/** Gets what Kindproof needs onto this machine, and nothing that is there already. */
@NullMarked
package io.github.kindproof.setup;

import org.jspecify.annotations.NullMarked;
