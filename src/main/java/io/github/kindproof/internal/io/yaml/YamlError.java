package io.github.kindproof.internal.io.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a parser says is wrong with a YAML file: its own location is that of the last good token,
 * the words name the line that is meant.
 */
public final class YamlError {
  private static final String END_OF_FILE = "<stream end>";
  private static final Pattern LINE = Pattern.compile("line (\\d+), column");

  private YamlError() {}

  /** The line, counted from 1. */
  public static int line(JsonProcessingException error) {
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

  /** The words, in one line and without the quoted part of the file. */
  public static String words(JsonProcessingException error) {
    List<String> lines =
        error.getOriginalMessage().lines().filter(line -> !line.startsWith(" ")).toList();
    return lines.stream().map(String::strip).collect(Collectors.joining(", "));
  }
}
