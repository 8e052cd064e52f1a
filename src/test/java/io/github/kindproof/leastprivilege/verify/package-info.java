@NullMarked
package io.github.kindproof.leastprivilege.verify;

import org.jspecify.annotations.NullMarked;
