@NullMarked
package io.github.kindling.mutate;

import org.jspecify.annotations.NullMarked;
