/** What was expected, what was observed and why, for a terminal, a file and a browser. */
@NullMarked
package io.github.kindproof.report;

import org.jspecify.annotations.NullMarked;
