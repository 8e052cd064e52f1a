/** Reads the YAML lists that people edit, with the line of each mistake. */
@NullMarked
package io.github.kindling.yaml;

import org.jspecify.annotations.NullMarked;
