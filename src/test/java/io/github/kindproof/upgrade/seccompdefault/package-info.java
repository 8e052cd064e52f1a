@NullMarked
package io.github.kindproof.upgrade.seccompdefault;

import org.jspecify.annotations.NullMarked;
