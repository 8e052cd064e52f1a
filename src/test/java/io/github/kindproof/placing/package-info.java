@NullMarked
package io.github.kindproof.placing;

import org.jspecify.annotations.NullMarked;
