package io.github.kindproof.internal.io.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Describes errors in YAML files: the parser's location is that of the last good token, but its
 * message names the right line.
 */
public final class YamlError {
  private static final String END_OF_FILE = "<stream end>";
  private static final Pattern LINE = Pattern.compile("line (\\d+), column");

  private YamlError() {}

  /** Creates an exception with the line of the error; for an unknown key, the line of that key. */
  public static BadInputException of(Path file, JsonProcessingException error, String remedy) {
    if (error instanceof UnrecognizedPropertyException unknown) {
      String key = unknown.getPropertyName();
      return BadInputException.at(
          file, lineOf(file, key, line(error)), "unknown key " + key, "correct its spelling");
    }
    return BadInputException.at(file, line(error), words(error), remedy);
  }

  /** The exception's own location is behind the value that follows the key. */
  private static int lineOf(Path file, String key, int behind) {
    try {
      List<String> lines = Files.readAllLines(file);
      for (int line = Math.min(behind, lines.size()); line > 0; line--) {
        if (lines.get(line - 1).matches("[\\s-]*" + Pattern.quote(key) + "\\s*:.*")) {
          return line;
        }
      }
    } catch (IOException gone) {
      // The file was read a moment ago; if it is gone, fall back to the parser's position.
    }
    return behind;
  }

  /** The line, counted from 1. */
  static int line(JsonProcessingException error) {
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
  static String words(JsonProcessingException error) {
    List<String> lines =
        error.getOriginalMessage().lines().filter(line -> !line.startsWith(" ")).toList();
    return lines.stream().map(String::strip).collect(Collectors.joining(", "));
  }
}
