@NullMarked
package io.github.kindling.cli;

import org.jspecify.annotations.NullMarked;
