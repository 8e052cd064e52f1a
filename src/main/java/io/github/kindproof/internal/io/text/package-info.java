/** Text that strangers may have written. */
@NullMarked
package io.github.kindproof.internal.io.text;

import org.jspecify.annotations.NullMarked;
