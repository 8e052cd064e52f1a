@NullMarked
package io.github.kindling.cluster;

import org.jspecify.annotations.NullMarked;
