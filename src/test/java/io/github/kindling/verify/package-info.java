@NullMarked
package io.github.kindling.verify;

import org.jspecify.annotations.NullMarked;
