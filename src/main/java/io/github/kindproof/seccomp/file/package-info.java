/**
 * Profile files: read with the position of every value, so that each mistake is reported with line
 * and column.
 */
@NullMarked
package io.github.kindproof.seccomp.file;

import org.jspecify.annotations.NullMarked;
