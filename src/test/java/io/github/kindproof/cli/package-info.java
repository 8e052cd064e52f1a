@NullMarked
package io.github.kindproof.cli;

import org.jspecify.annotations.NullMarked;
