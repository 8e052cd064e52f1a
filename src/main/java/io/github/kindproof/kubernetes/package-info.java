/** The Kubernetes versions that are known, and how far SeccompDefault has come in each. */
@NullMarked
package io.github.kindproof.kubernetes;

import org.jspecify.annotations.NullMarked;
