@NullMarked
package io.github.kindproof.diagnose;

import org.jspecify.annotations.NullMarked;
