/**
 * Files of seccomp profiles: read with the place of every word, so that whatever is wrong in them
 * can be told with line and column, all of it at once.
 */
@NullMarked
package io.github.kindproof.profile;

import org.jspecify.annotations.NullMarked;
