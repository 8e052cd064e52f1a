/** Which system calls a workload makes, from the kernel's own records, and the profile of them. */
@NullMarked
package io.github.kindproof.record;

import org.jspecify.annotations.NullMarked;
