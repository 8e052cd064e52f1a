/**
 * The exceptions that Kindproof throws when it cannot give a verdict: the input is wrong, or the
 * environment cannot do the work. Nothing else belongs here.
 */
@NullMarked
package io.github.kindproof;

import org.jspecify.annotations.NullMarked;
