@NullMarked
package io.github.kindling.placing;

import org.jspecify.annotations.NullMarked;
