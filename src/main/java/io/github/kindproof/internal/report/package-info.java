/** Renders results for a terminal, a file and a browser. It knows no clusters. */
@NullMarked
package io.github.kindproof.internal.report;

import org.jspecify.annotations.NullMarked;
