package io.github.kindproof.internal.io.yaml;

import io.github.kindproof.BadInputException;
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
  public BadInputException wrong(String what, String remedy) {
    return BadInputException.at(file, line, what, remedy);
  }
}
