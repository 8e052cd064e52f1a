/** Makes a workload do its work, from outside, and tells what it gave. */
@NullMarked
package io.github.kindling.exercise;

import org.jspecify.annotations.NullMarked;
