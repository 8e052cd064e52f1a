@NullMarked
package io.github.kindproof.profile;

import org.jspecify.annotations.NullMarked;
