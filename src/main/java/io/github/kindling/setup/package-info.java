/** Gets what Kindling needs onto this machine, and nothing that is there already. */
@NullMarked
package io.github.kindling.setup;

import org.jspecify.annotations.NullMarked;
