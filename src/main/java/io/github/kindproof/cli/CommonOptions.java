package io.github.kindproof.cli;

import io.github.kindproof.internal.progress.Coloring;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.progress.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The options of every command, before or after its name. */
final class CommonOptions {
  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.";

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print no progress, only results, warnings and errors.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      arity = "0",
      scope = ScopeType.INHERIT,
      description =
          "Print each step, and each program that is run. Twice: also what libraries log.")
  private boolean[] verbose = {};

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description =
          "Color the output: auto, always or never. Default: auto, on a terminal unless NO_COLOR "
              + "is set.")
  private Coloring color = Coloring.AUTO;

  boolean isQuiet() {
    return quiet;
  }

  /** Throws if options contradict each other. Not in Main, which must load without picocli. */
  void verify(CommandLine root) {
    if (quiet && isVerbose()) {
      throw new ParameterException(
          root, "--quiet and --verbose cannot be combined, so leave one out");
    }
  }

  private boolean isVerbose() {
    return verbose.length > 0;
  }

  /** Sets the levels of loggers, which read them when the first of them is created. */
  void setLogLevels() {
    if (isVerbose()) {
      System.setProperty(LOG_LEVEL + "log.io.github.kindproof", "debug");
    }
    if (verbose.length > 1) {
      System.setProperty(LOG_LEVEL + "defaultLogLevel", "debug");
    }
  }

  Screen screen() {
    return Screen.detect(color);
  }

  /** The colors of help. */
  Ansi ansi() {
    return screen().color() ? Ansi.ON : Ansi.OFF;
  }

  Progress progress() {
    return quiet ? Progress.silent() : Progress.forConsole(screen(), isVerbose());
  }
}
