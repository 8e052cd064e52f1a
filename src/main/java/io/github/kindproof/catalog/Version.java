package io.github.kindproof.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A version of any program, ordered by Semantic Versioning: numbers compare as numbers, and a
 * pre-release precedes its release. A missing number counts as 0.
 *
 * @param numbers as many as are written, for example 1, 34 and 11; none if the text was not a
 *     version
 * @param preRelease the pre-release identifiers, for example {@code rc} and {@code 2}; empty for a
 *     release
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Version(List<Integer> numbers, List<String> preRelease)
    implements Comparable<Version> {
  // Suffixes that distributions append (+k3s1, ~ds1, -0ubuntu1, -gke.100) do not affect the order.
  private static final String FORM =
      "(\\d{1,9}(?:\\.\\d{1,9})%s+)(?!\\d)(?:[-~]((?:alpha|beta|rc|pre|dev)[0-9A-Za-z.]*))?";
  private static final Pattern AT_START = Pattern.compile("v?" + FORM.formatted("*"));
  private static final Pattern ANYWHERE = Pattern.compile(FORM.formatted("{1,3}"));
  private static final Comparator<Version> ORDER =
      ((Comparator<Version>) Version::compareNumbers)
          .thenComparing(Version::comparePreReleases)
          .thenComparingInt(version -> version.numbers.size());
  // Numbers come before words, and a longer number is larger.
  private static final Comparator<String> IDENTIFIERS =
      Comparator.comparing((String it) -> !isNumber(it))
          .thenComparingInt(it -> isNumber(it) ? it.length() : 0)
          .thenComparing(Comparator.naturalOrder());

  public Version {
    numbers = List.copyOf(numbers);
    preRelease = List.copyOf(preRelease);
  }

  /** Parse the version that a text begins with, with or without a {@code v}; ignore the rest. */
  public static Version of(String text) {
    Matcher found = AT_START.matcher(text);
    return found.lookingAt() ? of(found) : new Version(List.of(), List.of());
  }

  /** Find the first version of at least two numbers anywhere in a text. */
  public static Optional<Version> in(String text) {
    return ANYWHERE.matcher(text).results().map(Version::of).findFirst();
  }

  /** Compare texts by the versions that they begin with, and then by their characters. */
  public static int compare(String left, String right) {
    int order = of(left).compareTo(of(right));
    return order == 0 ? left.compareTo(right) : order;
  }

  /** Return whether a text is exactly a release of three numbers, such as {@code 2.3.7}. */
  public static boolean isRelease(String text) {
    return of(text).isWritten(text, 3);
  }

  /** Return whether a text is exactly a release of three numbers or a pre-release of one. */
  static boolean isReleaseOrPreview(String text) {
    Version version = of(text);
    return version.numbers.size() == 3 && version.toString().equals(text);
  }

  /** Return whether a text is exactly the two numbers of a release line, such as {@code 2.3}. */
  static boolean isLine(String text) {
    return of(text).isWritten(text, 2);
  }

  /** Sort nearest first: a different major is farther than any minor; patches are ignored. */
  static Comparator<Version> nearestTo(Version wanted) {
    return Comparator.<Version>comparingInt(it -> Math.abs(it.number(0) - wanted.number(0)))
        .thenComparingInt(it -> Math.abs(it.minor() - wanted.minor()));
  }

  public boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  /** Return the second number, for example 34 in 1.34.11. */
  public int minor() {
    return number(1);
  }

  /** Return the third number, for example 11 in 1.34.11. */
  public int patch() {
    return number(2);
  }

  /** Return whether both versions have the same first two numbers. */
  public boolean isOfLine(Version other) {
    return first(2).equals(other.first(2));
  }

  /** Return the release of the first numbers, for example 1.34 for 1.34.11 and for 1.34.0-rc.1. */
  public Version first(int count) {
    return new Version(IntStream.range(0, count).mapToObj(this::number).toList(), List.of());
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  /** Return the version without {@code v} and suffix, for example {@code 2.0.0-rc.2}. */
  @Override
  public String toString() {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining("."))
        + (isPreRelease() ? "-" + String.join(".", preRelease) : "");
  }

  private static Version of(MatchResult found) {
    return new Version(
        Stream.of(found.group(1).split("\\.")).map(Integer::valueOf).toList(),
        found.group(2) == null ? List.of() : List.of(found.group(2).split("\\.")));
  }

  private boolean isWritten(String text, int count) {
    return numbers.size() == count && !isPreRelease() && toString().equals(text);
  }

  private static boolean isNumber(String identifier) {
    return identifier.chars().allMatch(Character::isDigit);
  }

  private int number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  private static int compareNumbers(Version left, Version right) {
    int order = 0;
    for (int i = 0; i < Math.max(left.numbers.size(), right.numbers.size()) && order == 0; i++) {
      order = Integer.compare(left.number(i), right.number(i));
    }
    return order;
  }

  private static int comparePreReleases(Version left, Version right) {
    if (left.isPreRelease() != right.isPreRelease()) {
      return left.isPreRelease() ? -1 : 1;
    }
    List<String> mine = left.preRelease;
    List<String> others = right.preRelease;
    for (int i = 0; i < Math.min(mine.size(), others.size()); i++) {
      int order = IDENTIFIERS.compare(mine.get(i), others.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(mine.size(), others.size());
  }
}
