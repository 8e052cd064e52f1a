/** Builds images from the recipes in {@code images/} where no registry can be reached. */
@NullMarked
package io.github.kindproof.internal.image.build;

import org.jspecify.annotations.NullMarked;
