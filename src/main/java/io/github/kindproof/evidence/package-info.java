/** What was seen, kept for whoever doubts it. */
@NullMarked
package io.github.kindproof.evidence;

import org.jspecify.annotations.NullMarked;
