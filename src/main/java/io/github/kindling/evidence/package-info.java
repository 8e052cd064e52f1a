/** What was seen, kept for whoever doubts it. */
@NullMarked
package io.github.kindling.evidence;

import org.jspecify.annotations.NullMarked;
