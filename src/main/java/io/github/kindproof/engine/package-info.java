/** The container engine: found, or started by us where none runs. */
@NullMarked
package io.github.kindproof.engine;

import org.jspecify.annotations.NullMarked;
