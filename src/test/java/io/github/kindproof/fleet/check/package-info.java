@NullMarked
package io.github.kindproof.fleet.check;

import org.jspecify.annotations.NullMarked;
