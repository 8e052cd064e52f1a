@NullMarked
package io.github.kindproof.seccomp;

import org.jspecify.annotations.NullMarked;
