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
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= edits(candidate))
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= edits(candidate));
  }

  /** How many edits still make a word close. */
  private static int edits(String candidate) {
    return Math.max(1, candidate.length() / 3);
  }

  /** Suggests the closest candidate; if none is close, returns another text. */
  public static String offer(String word, Collection<String> candidates, String otherwise) {
    return to(word, candidates)
        .map(nearest -> "did you mean \"" + nearest + "\"?")
        .orElse(otherwise);
  }

  /** The Levenshtein distance, where two letters that are swapped count as one edit. */
  private static int distance(String from, String to) {
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, from, i, to, j);
      }
    }
    return edits[from.length()][to.length()];
  }

  private static int fewest(int[][] edits, String from, int i, String to, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int replaced = edits[i - 1][j - 1] + (same ? 0 : 1);
    int fewest = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
  }
}
