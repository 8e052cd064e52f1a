package io.github.kindproof.cluster.kind.config;

import java.nio.file.Path;

/**
 * A warning about a part of a kind config that does not do what it seems to say.
 *
 * @param file the config
 * @param line the line, counted from 1
 * @param what the actual effect, without a period
 * @param remedy what to write instead, in the imperative, without a period
 */
public record ConfigWarning(Path file, int line, String what, String remedy) {
  /** Return one line: {@code FILE:LINE: WHAT; REMEDY}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + what + "; " + remedy;
  }
}
