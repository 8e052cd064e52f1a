package io.github.kindproof.cli;

import io.github.kindproof.internal.io.yaml.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what someone who mistyped a command or an option probably meant. */
final class Suggestions {
  private Suggestions() {}

  /** The message of an error, with the command or the option that was meant. */
  static String message(ParameterException error) {
    String message = String.valueOf(error.getMessage());
    ArgSpec argument = error.getArgSpec();
    if (argument != null && error.getValue() != null && argument.completionCandidates() != null) {
      return value(error.getValue(), argument);
    }
    if (argument != null && error.getCause() instanceof TypeConversionException wrong) {
      return name(argument) + ": " + wrong.getMessage();
    }
    if (!(error instanceof UnmatchedArgumentException it) || it.getUnmatched().isEmpty()) {
      return message;
    }
    CommandLine line = error.getCommandLine();
    String word = it.getUnmatched().get(0);
    if (it.isUnknownOption()) {
      return message + option(word, line).map(Suggestions::offer).orElse("");
    }
    return line.getSubcommands().isEmpty()
        ? notAPath(word).orElse(message)
        : unknownCommand(word, line);
  }

  /** Why a word is not the name of a file: picocli then says only that nothing takes it. */
  private static Optional<String> notAPath(String word) {
    try {
      Path unused = new PathConverter().convert(word);
      return Optional.empty();
    } catch (TypeConversionException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** A value of an option or a parameter that takes one of a few words. */
  private static String value(String word, ArgSpec argument) {
    List<String> known = new ArrayList<>();
    argument.completionCandidates().forEach(it -> known.add(it.toLowerCase(Locale.ROOT)));
    return "%s: '%s' is not one of %s".formatted(name(argument), word, String.join(", ", known))
        + Nearest.to(word, known).map(Suggestions::offer).orElse("");
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec it ? it.longestName() : argument.paramLabel();
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
