/** What Kindproof keeps on this machine between runs, and the files that come with it. */
@NullMarked
package io.github.kindproof.cache;

import org.jspecify.annotations.NullMarked;
