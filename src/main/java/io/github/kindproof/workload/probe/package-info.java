/**
 * The report of the program in {@code images/probe}, which describes the container that it runs in.
 */
@NullMarked
package io.github.kindproof.workload.probe;

import org.jspecify.annotations.NullMarked;
