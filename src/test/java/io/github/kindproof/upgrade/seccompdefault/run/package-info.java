@NullMarked
package io.github.kindproof.upgrade.seccompdefault.run;

import org.jspecify.annotations.NullMarked;
