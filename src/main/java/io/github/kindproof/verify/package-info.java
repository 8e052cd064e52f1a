/** Whether a workload does under a profile all that it does without one. */
@NullMarked
package io.github.kindproof.verify;

import org.jspecify.annotations.NullMarked;
