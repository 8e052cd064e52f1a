@NullMarked
package io.github.kindproof.leastprivilege.diagnose;

import org.jspecify.annotations.NullMarked;
