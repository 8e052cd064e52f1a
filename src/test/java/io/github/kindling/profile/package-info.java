@NullMarked
package io.github.kindling.profile;

import org.jspecify.annotations.NullMarked;
