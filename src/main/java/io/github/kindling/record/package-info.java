/** Which system calls a workload makes, from the kernel's own records, and the profile of them. */
@NullMarked
package io.github.kindling.record;

import org.jspecify.annotations.NullMarked;
