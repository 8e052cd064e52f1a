/** Tells whether this machine can do what Kindling needs, and what to do where it can't. */
@NullMarked
package io.github.kindling.doctor;

import org.jspecify.annotations.NullMarked;
