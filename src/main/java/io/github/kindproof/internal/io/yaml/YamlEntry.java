package io.github.kindproof.internal.io.yaml;

import io.github.kindproof.BadInputException;
import java.nio.file.Path;

/**
 * An entry of a list in a YAML file.
 *
 * @param line counted from 1
 */
public record YamlEntry<T>(Path file, int line, T value) {
  public BadInputException wrong(String what, String remedy) {
    return BadInputException.at(file, line, what, remedy);
  }
}
