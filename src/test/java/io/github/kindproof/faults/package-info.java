/** Faults that are really caused: engines, nodes, components and clocks that fail around a test. */
@NullMarked
package io.github.kindproof.faults;

import org.jspecify.annotations.NullMarked;
