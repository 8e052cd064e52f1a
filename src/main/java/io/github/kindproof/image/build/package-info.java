/** Builds images from the recipes under {@code images/}, for places where no registry answers. */
@NullMarked
package io.github.kindproof.image.build;

import org.jspecify.annotations.NullMarked;
