package io.github.kindproof.internal.io.yaml;

import io.github.kindproof.BadInput;
import java.nio.file.Path;

/**
 * An entry of a list in a YAML file, with its place.
 *
 * @param file the file
 * @param line the line on which it begins, counted from 1
 * @param value what it says
 */
public record YamlEntry<T>(Path file, int line, T value) {
  /** Says that this entry is wrong. */
  public BadInput wrong(String what, String remedy) {
    return BadInput.at(file, line, what, remedy);
  }
}
