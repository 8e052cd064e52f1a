package io.github.kindproof.internal.io.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that someone probably meant. */
public final class Nearest {
  private Nearest() {}

  /** The closest candidate, if at most a third of the word differs. */
  public static Optional<String> to(String word, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3));
  }

  /** Suggests the closest candidate; if none is close, returns another text. */
  public static String offer(String word, Collection<String> candidates, String otherwise) {
    return to(word, candidates)
        .map(nearest -> "did you mean \"" + nearest + "\"?")
        .orElse(otherwise);
  }

  /** The Levenshtein distance. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[to.length()];
  }
}
