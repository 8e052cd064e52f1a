/** Reads the YAML files that people edit, and reports mistakes with their line. */
@NullMarked
package io.github.kindproof.internal.io.yaml;

import org.jspecify.annotations.NullMarked;
