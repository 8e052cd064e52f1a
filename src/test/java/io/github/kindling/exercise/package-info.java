@NullMarked
package io.github.kindling.exercise;

import org.jspecify.annotations.NullMarked;
