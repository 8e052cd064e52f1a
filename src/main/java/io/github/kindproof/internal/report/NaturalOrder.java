package io.github.kindproof.internal.report;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders names by the numbers in them: 2b before 10, v1.9.0 before v1.10.0. */
final class NaturalOrder implements Comparator<String> {
  private static final Pattern CHUNK = Pattern.compile("\\d+|\\D+");

  @Override
  public int compare(String left, String right) {
    Matcher a = CHUNK.matcher(left);
    Matcher b = CHUNK.matcher(right);
    while (true) {
      boolean more = a.find();
      if (!more || !b.find()) {
        // What ends first comes first; `b` was not advanced when `a` had ended.
        return more ? 1 : b.find() ? -1 : 0;
      }
      int order = chunk(a.group(), b.group());
      if (order != 0) {
        return order;
      }
    }
  }

  private static int chunk(String a, String b) {
    return isNumber(a) && isNumber(b)
        ? new BigInteger(a).compareTo(new BigInteger(b))
        : a.compareTo(b);
  }

  private static boolean isNumber(String chunk) {
    return Character.isDigit(chunk.charAt(0));
  }
}
