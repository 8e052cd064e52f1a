@NullMarked
package io.github.kindproof.seccomp.file;

import org.jspecify.annotations.NullMarked;
