package io.github.kindproof.internal.report;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Orders names by the numbers in them: 2b before 10. */
public final class NaturalOrder {
  private static final Pattern CHUNK = Pattern.compile("\\d+|\\D+");

  private NaturalOrder() {}

  public static int compare(String left, String right) {
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

  private static int chunk(String a, String b) {
    boolean numbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
    return numbers ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareTo(b);
  }
}
