@NullMarked
package io.github.kindling.seccomp;

import org.jspecify.annotations.NullMarked;
