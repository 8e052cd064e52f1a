@NullMarked
package io.github.kindproof.doctor;

import org.jspecify.annotations.NullMarked;
