@NullMarked
package io.github.kindproof.seccomp.lint;

import org.jspecify.annotations.NullMarked;
