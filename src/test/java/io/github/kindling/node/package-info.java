@NullMarked
package io.github.kindling.node;

import org.jspecify.annotations.NullMarked;
