package io.github.kindproof.cli;

import io.github.kindproof.internal.io.yaml.Nearest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what someone who mistyped a command or an option probably meant. */
final class Suggestions {
  private Suggestions() {}

  /** The message of an error, with the command or the option that was meant. */
  static String message(ParameterException error) {
    String message = String.valueOf(error.getMessage());
    if (!(error instanceof UnmatchedArgumentException it) || it.getUnmatched().isEmpty()) {
      return message;
    }
    CommandLine line = error.getCommandLine();
    String word = it.getUnmatched().get(0);
    if (it.isUnknownOption()) {
      return message + option(word, line).map(Suggestions::offer).orElse("");
    }
    return line.getSubcommands().isEmpty() ? message : unknownCommand(word, line);
  }

  static String unknownCommand(String word, CommandLine line) {
    return "unknown command '%s'".formatted(word)
        + Nearest.to(word, line.getSubcommands().keySet()).map(Suggestions::offer).orElse("");
  }

  private static Optional<String> option(String word, CommandLine line) {
    List<String> names =
        line.getCommandSpec().options().stream()
            .filter(option -> !option.hidden())
            .map(option -> option.longestName())
            .toList();
    return Nearest.to(word.replaceFirst("=.*", ""), names);
  }

  private static String offer(String word) {
    return "; did you mean '%s'?".formatted(word);
  }
}
