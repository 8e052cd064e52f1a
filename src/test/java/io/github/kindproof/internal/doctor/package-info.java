@NullMarked
package io.github.kindproof.internal.doctor;

import org.jspecify.annotations.NullMarked;
