/** Tells whether this machine can do what Kindproof needs, and what to do where it can't. */
@NullMarked
package io.github.kindproof.doctor;

import org.jspecify.annotations.NullMarked;
