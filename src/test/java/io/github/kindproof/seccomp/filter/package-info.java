@NullMarked
package io.github.kindproof.seccomp.filter;

import org.jspecify.annotations.NullMarked;
