@NullMarked
package io.github.kindling.diagnose;

import org.jspecify.annotations.NullMarked;
