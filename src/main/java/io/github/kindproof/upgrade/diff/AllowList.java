package io.github.kindproof.upgrade.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kindproof.internal.io.yaml.YamlEntry;
import io.github.kindproof.internal.io.yaml.YamlList;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A list of accepted changes, from a YAML file.
 *
 * @param changes in the order of the file
 */
public record AllowList(List<AllowedChange> changes) {
  /** Copy the list. */
  public AllowList {
    changes = List.copyOf(changes);
  }

  private record Entry(
      @JsonProperty(required = true) String what,
      @JsonProperty(required = true) String reason,
      @JsonProperty(required = true) String until) {}

  /** Create a list that accepts nothing. */
  public static AllowList none() {
    return new AllowList(List.of());
  }

  /**
   * Read a list from its file.
   *
   * @param today entries that ended before this day are no longer accepted
   * @throws io.github.kindproof.BadInputException if an entry has expired, has no reason or is
   *     otherwise wrong, with its line
   */
  public static AllowList read(Path file, LocalDate today) {
    return new AllowList(
        YamlList.read(file, Entry.class).stream().map(entry -> checked(entry, today)).toList());
  }

  /** Find the first entry that accepts this change. */
  Optional<AllowedChange> accepting(Change change) {
    return changes.stream().filter(entry -> entry.matches(change)).findFirst();
  }

  private static AllowedChange checked(YamlEntry<Entry> entry, LocalDate today) {
    Entry given = entry.value();
    if (given.what().replace("*", "").isBlank()) {
      throw entry.wrong("`what` accepts every change", "name one as the diff prints it");
    }
    if (given.reason().isBlank()) {
      throw entry.wrong("`reason` is empty", "say why '" + given.what() + "' is accepted");
    }
    LocalDate until = date(entry);
    if (until.isBefore(today)) {
      throw entry.wrong(
          "'" + given.what() + "' was accepted until " + until,
          "fix it, or accept it again with a later date");
    }
    return new AllowedChange(given.what().strip(), given.reason().strip(), until, entry.line());
  }

  private static LocalDate date(YamlEntry<Entry> entry) {
    try {
      return LocalDate.parse(entry.value().until());
    } catch (DateTimeParseException e) {
      throw entry.wrong(
          "`until` is not a date: '" + entry.value().until() + "'", "write it as 2027-01-31");
    }
  }
}
