/** Installs what is missing on this machine: packages, an engine, kind, images. */
@NullMarked
package io.github.kindproof.internal.setup;

import org.jspecify.annotations.NullMarked;
