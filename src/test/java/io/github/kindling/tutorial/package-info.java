@NullMarked
package io.github.kindling.tutorial;

import org.jspecify.annotations.NullMarked;
