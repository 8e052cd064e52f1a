@NullMarked
package io.github.kindproof.seccomp.explain;

import org.jspecify.annotations.NullMarked;
