package io.github.kindproof.internal.setup;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of kind. Its numbers are compared as numbers: 0.9 is older than 0.33. */
record KindVersion(int major, int minor, int patch) implements Comparable<KindVersion> {
  /** The oldest that is used, and the one that is installed. */
  static final KindVersion OLDEST = new KindVersion(0, 33, 0);

  private static final Pattern PRINTED = Pattern.compile("\\bv(\\d+)\\.(\\d+)\\.(\\d+)(-\\S+)?");
  private static final Comparator<KindVersion> ORDER =
      Comparator.comparingInt(KindVersion::major)
          .thenComparingInt(KindVersion::minor)
          .thenComparingInt(KindVersion::patch);

  /**
   * Reads what {@code kind version} prints, for example {@code kind v0.33.0 go1.26.0 linux/amd64}.
   * A version before a release, such as {@code v0.34.0-alpha}, has no place among releases.
   */
  static Optional<KindVersion> parse(String printed) {
    Matcher matcher = PRINTED.matcher(printed);
    if (!matcher.find() || matcher.group(4) != null) {
      return Optional.empty();
    }
    return Optional.of(
        new KindVersion(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3))));
  }

  boolean isEnough() {
    return compareTo(OLDEST) >= 0;
  }

  @Override
  public int compareTo(KindVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "v" + major + "." + minor + "." + patch;
  }
}
