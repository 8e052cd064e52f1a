@NullMarked
package io.github.kindproof.leastprivilege.exercise;

import org.jspecify.annotations.NullMarked;
