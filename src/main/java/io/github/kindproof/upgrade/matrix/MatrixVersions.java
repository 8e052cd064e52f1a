package io.github.kindproof.upgrade.matrix;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Versions compared by their numbers: v1.9.0 comes before v1.10.0. */
final class MatrixVersions {
  private static final Pattern CHUNK = Pattern.compile("\\d+|\\D+");
  private static final Pattern NUMBERS = Pattern.compile("^v?(\\d+(?:\\.\\d+)*)");

  private MatrixVersions() {}

  /** Compares names by the numbers in them. */
  static int compare(String left, String right) {
    List<String> a = CHUNK.matcher(left).results().map(MatchResult::group).toList();
    List<String> b = CHUNK.matcher(right).results().map(MatchResult::group).toList();
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = chunk(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /** The numbers at the start of a version such as {@code v1.34.11} or {@code 1.6.20~ds1}. */
  static List<BigInteger> numbers(String version) {
    var matcher = NUMBERS.matcher(version);
    return matcher.find()
        ? List.of(matcher.group(1).split("\\.")).stream().map(BigInteger::new).toList()
        : List.of();
  }

  private static int chunk(String a, String b) {
    boolean numbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
    return numbers ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareTo(b);
  }
}
