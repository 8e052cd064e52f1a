package io.github.kindproof.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A release of containerd, runc or crun by its numbers.
 *
 * @param major for example 2 in 2.3.7
 * @param minor for example 3
 * @param patch for example 7
 */
public record Release(int major, int minor, int patch) implements Comparable<Release> {
  private static final Pattern VERSION = Pattern.compile("\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}");
  private static final Pattern LINE = Pattern.compile("\\d{1,4}\\.\\d{1,4}");
  private static final Comparator<Release> BY_NUMBERS =
      Comparator.comparingInt(Release::major)
          .thenComparingInt(Release::minor)
          .thenComparingInt(Release::patch);

  /** Whether it is written as {@code 2.3.7}. */
  public static boolean isVersion(String text) {
    return VERSION.matcher(text).matches();
  }

  /** Whether it is written as {@code 2.3}: all releases of that line. */
  static boolean isLine(String text) {
    return LINE.matcher(text).matches();
  }

  /** Reads a version or a line; a line's patch is 0. */
  public static Release of(String text) {
    List<Integer> numbers = Arrays.stream(text.split("\\.", -1)).map(Integer::parseInt).toList();
    return new Release(numbers.get(0), numbers.get(1), numbers.size() > 2 ? numbers.get(2) : 0);
  }

  public boolean isOfLine(Release other) {
    return major == other.major && minor == other.minor;
  }

  /** Nearer ones first: a major apart is further than any minor; patches do not count. */
  static Comparator<Release> nearestTo(Release wanted) {
    return Comparator.<Release>comparingInt(it -> Math.abs(it.major - wanted.major))
        .thenComparingInt(it -> Math.abs(it.minor - wanted.minor));
  }

  @Override
  public int compareTo(Release other) {
    return BY_NUMBERS.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
