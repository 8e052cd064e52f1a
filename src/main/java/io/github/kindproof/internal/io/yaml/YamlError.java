package io.github.kindproof.internal.io.yaml;

import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Describes errors in YAML files: the parser's location is that of the last good token, but its
 * message names the right line.
 */
public final class YamlError {
  private static final String END_OF_FILE = "<stream end>";
  private static final Pattern LINE = Pattern.compile("line (\\d{1,9}), column");

  private YamlError() {}

  /** Creates an exception with the line of the error; for an unknown key, the line of that key. */
  public static BadInputException of(Path file, JacksonException error, String remedy) {
    return error instanceof UnrecognizedPropertyException unknown
        ? unknownKey(file, unknown, Integer.MAX_VALUE)
        : BadInputException.at(file, line(error), words(error), remedy);
  }

  /**
   * Creates an exception for an unknown key, which has no location: the parser has read the rest.
   *
   * @param behind the last line where the key can be
   */
  static BadInputException unknownKey(Path file, UnrecognizedPropertyException error, int behind) {
    String key = error.getPropertyName();
    return BadInputException.at(
        file, lineOf(file, key, behind), "unknown key " + key, "correct its spelling");
  }

  private static int lineOf(Path file, String key, int behind) {
    try {
      List<String> lines = Files.readAllLines(file);
      int last = Math.min(behind, lines.size());
      for (int line = last; line > 0; line--) {
        if (lines.get(line - 1).matches("[\\s-]*" + Pattern.quote(key) + "\\s*:.*")) {
          return line;
        }
      }
      return last;
    } catch (IOException gone) {
      return 1; // the file was read a moment ago
    }
  }

  /** The line, counted from 1. */
  static int line(JacksonException error) {
    int line = error.getLocation() == null ? 1 : Math.max(1, error.getLocation().getLineNr());
    if (error.getOriginalMessage().contains(END_OF_FILE)) {
      return line; // what is missing there was begun at the last good token
    }
    Matcher named = LINE.matcher(error.getOriginalMessage());
    while (named.find()) {
      line = Integer.parseInt(named.group(1)); // the last is the problem's, before it the context's
    }
    return line;
  }

  /** The message in one line, without the quoted part of the file. */
  static String words(JacksonException error) {
    List<String> lines =
        error
            .getOriginalMessage()
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .toList();
    return lines.stream().map(String::strip).collect(Collectors.joining(", "));
  }
}
