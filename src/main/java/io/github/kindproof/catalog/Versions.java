package io.github.kindproof.catalog;

import io.github.kindproof.BadInputException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The listed versions of one program.
 *
 * @param where the setting that asks for a version, for messages
 */
record Versions(String program, String where, List<String> known) {
  /** Return the selected version; empty for the node image's own. */
  Optional<String> choose(String wanted) {
    String word = wanted.strip().replaceFirst("^v(?=\\d)", "");
    if (word.isEmpty() || word.equals(NodeRuntime.OWN)) {
      return Optional.empty();
    }
    if (!Version.isReleaseOrPreRelease(word) && !Version.isLine(word)) {
      throw new BadInputException(
          where,
          "\"" + wanted + "\" is not a version of " + program,
          "choose one of " + String.join(", ", known) + ", a line such as 1.4, or own");
    }
    Version release = Version.of(word);
    Optional<Version> ofLine =
        known.stream().map(Version::of).filter(release::isOfLine).max(Comparator.naturalOrder());
    if (ofLine.isEmpty()) {
      throw unknown(word, release);
    }
    return Optional.of(Version.isLine(word) ? ofLine.get().toString() : word);
  }

  String newest() {
    return known.stream()
        .map(Version::of)
        .max(Comparator.naturalOrder())
        .map(Version::toString)
        .orElseThrow(
            () ->
                new BadInputException(
                    where, "no " + program + " is in runtimes.yaml", "add an entry"));
  }

  private BadInputException unknown(String word, Version release) {
    String nearest =
        known.stream()
            .map(Version::of)
            .sorted(Comparator.reverseOrder()) // of a line its newest
            .min(Version.nearestTo(release))
            .map(it -> "the nearest is " + it + "; ")
            .orElse("");
    return new BadInputException(
        where,
        program + " " + word + " belongs to no release line in runtimes.yaml",
        nearest + "choose one of " + String.join(", ", known) + ", or add an entry");
  }
}
