@NullMarked
package io.github.kindproof.upgrade.diff;

import org.jspecify.annotations.NullMarked;
