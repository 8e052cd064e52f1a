package io.github.kindproof.cluster.kind;

import io.github.kindproof.internal.io.yaml.YamlNode;
import java.nio.file.Path;

/**
 * Something in a kind config that does not do what it seems to say.
 *
 * @param file the config
 * @param line where, counted from 1
 * @param what what becomes of it, without a full stop
 * @param remedy what to write instead, an imperative without a full stop
 */
public record ConfigWarning(Path file, int line, String what, String remedy) {
  static ConfigWarning at(Path file, YamlNode node, String what, String remedy) {
    return new ConfigWarning(file, node.line(), what, remedy);
  }

  /** As one line: {@code FILE:LINE: WHAT; REMEDY}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + what + "; " + remedy;
  }
}
