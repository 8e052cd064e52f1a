/** Reads the YAML lists that people edit, with the line of each mistake. */
@NullMarked
package io.github.kindproof.yaml;

import org.jspecify.annotations.NullMarked;
