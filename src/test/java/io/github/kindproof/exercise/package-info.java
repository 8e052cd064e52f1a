@NullMarked
package io.github.kindproof.exercise;

import org.jspecify.annotations.NullMarked;
