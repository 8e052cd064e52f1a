package io.github.kindproof.internal.engine;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of docker's command line if no engine responds: it was stopped, or killed. Pure. */
public final class NoEngine {
  /** The remedy, for messages. */
  public static final String REMEDY = "start the engine again";

  private static final Pattern WORDS = Pattern.compile("Cannot connect to the Docker daemon.*");

  private NoEngine() {}

  /** Return the line with these words; empty if the output has none. */
  public static Optional<String> in(String output) {
    return WORDS.matcher(output).results().map(MatchResult::group).findFirst();
  }
}
