@NullMarked
package io.github.kindproof.leastprivilege.record;

import org.jspecify.annotations.NullMarked;
