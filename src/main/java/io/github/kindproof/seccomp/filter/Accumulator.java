package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.filter.Comparison.Word;
import org.jspecify.annotations.Nullable;

/**
 * What libseccomp takes the accumulator of a program to hold at one point.
 *
 * @param word half an argument; null if it holds something else
 * @param mask the bits of it that are still there
 */
record Accumulator(@Nullable Word word, long mask) {
  static final long ALL = 0xffffffffL;

  /** An unknown state. */
  static final Accumulator UNKNOWN = new Accumulator(null, ALL);

  /** Return whether it holds these bits of a word. */
  boolean has(Word wanted, long bits) {
    return wanted.equals(word) && (bits & mask) == bits;
  }
}
