@NullMarked
package io.github.kindproof.leastprivilege.mutate;

import org.jspecify.annotations.NullMarked;
