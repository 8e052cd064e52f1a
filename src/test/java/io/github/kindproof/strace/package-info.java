/** What strace sees of containers: the witness that recordings are compared with. */
@NullMarked
package io.github.kindproof.strace;

import org.jspecify.annotations.NullMarked;
