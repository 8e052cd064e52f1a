/** Makes a workload do its work, from outside, and tells what it gave. */
@NullMarked
package io.github.kindproof.exercise;

import org.jspecify.annotations.NullMarked;
