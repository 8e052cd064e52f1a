@NullMarked
package io.github.kindproof.tutorial;

import org.jspecify.annotations.NullMarked;
