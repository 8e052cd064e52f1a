@NullMarked
package io.github.kindproof.cluster.profiles;

import org.jspecify.annotations.NullMarked;
