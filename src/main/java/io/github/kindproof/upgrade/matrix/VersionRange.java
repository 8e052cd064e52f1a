package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.catalog.Version;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A range of versions: {@code >= 1.29}, {@code < 1.1.12}, {@code >= 1.22, < 1.25} or {@code 1.34}.
 * Only as many numbers are compared as are written, so {@code <= 1.28} and {@code 1.28} mean its
 * patch releases too.
 */
public final class VersionRange {
  private static final Pattern BOUND =
      Pattern.compile("(>=|<=|>|<|=)?\\s*v?(\\d{1,9}(?:\\.\\d{1,9})*)");

  private final String text;
  private final List<Bound> bounds;

  private VersionRange(String text, List<Bound> bounds) {
    this.text = text;
    this.bounds = bounds;
  }

  /** Parses a range; empty if it is none. */
  public static Optional<VersionRange> parse(String text) {
    List<Matcher> parts =
        Stream.of(text.split(",", -1)).map(part -> BOUND.matcher(part.strip())).toList();
    if (!parts.stream().allMatch(Matcher::matches)) {
      return Optional.empty();
    }
    return Optional.of(
        new VersionRange(text.strip(), parts.stream().map(VersionRange::bound).toList()));
  }

  /** Whether a version such as {@code v1.34.11} or {@code 1.6.20~ds1} is in it. */
  public boolean contains(String version) {
    Version seen = Version.of(version);
    return !seen.numbers().isEmpty() && bounds.stream().allMatch(bound -> bound.allows(seen));
  }

  @Override
  public String toString() {
    return text;
  }

  private static Bound bound(Matcher part) {
    return new Bound(part.group(1) == null ? "=" : part.group(1), Version.of(part.group(2)));
  }

  private record Bound(String operator, Version limit) {
    boolean allows(Version version) {
      int order = version.first(limit.numbers().size()).compareTo(limit);
      return switch (operator) {
        case ">=" -> order >= 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case "<" -> order < 0;
        default -> order == 0;
      };
    }
  }
}
