package io.github.kindproof.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish, which picocli does not write. */
final class FishCompletion {
  private static final String BEGIN = "complete -c kindproof";

  private final StringBuilder script = new StringBuilder();

  private FishCompletion() {}

  /** The script for a command line with all its commands. */
  static String of(CommandLine root) {
    FishCompletion completion = new FishCompletion();
    completion.script.append("# Completion of kindproof for fish\n").append(BEGIN).append(" -f\n");
    completion.add(root.getCommandSpec(), List.of());
    return completion.script.toString();
  }

  /**
   * Adds a command.
   *
   * @param path its name, after those of the commands that it belongs to
   */
  private void add(CommandSpec command, List<String> path) {
    String here = condition(path, command);
    command.options().stream()
        .filter(option -> !option.hidden())
        .forEach(option -> line(here, option(option)));
    command.positionalParameters().forEach(argument -> argument(here, argument));
    command
        .subcommands()
        .forEach(
            (name, line) -> {
              CommandSpec each = line.getCommandSpec();
              line(here, " -a " + name + description(each.usageMessage().description()));
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              add(each, longer);
            });
  }

  private void argument(String condition, ArgSpec argument) {
    if (isFile(argument)) {
      line(condition, " -F");
    } else if (!values(argument).isEmpty()) {
      line(condition, " -a " + quoted(values(argument)) + description(argument.description()));
    }
  }

  private void line(String condition, String rest) {
    script.append(BEGIN).append(" -n ").append(quoted(condition)).append(rest).append('\n');
  }

  /** Holds after the names of the path, and before that of a command that belongs to it. */
  private static String condition(List<String> path, CommandSpec command) {
    List<String> parts = new ArrayList<>();
    path.forEach(name -> parts.add("__fish_seen_subcommand_from " + name));
    if (path.isEmpty()) {
      parts.add("__fish_use_subcommand");
    } else if (!command.subcommands().isEmpty()) {
      parts.add(
          "not __fish_seen_subcommand_from " + String.join(" ", command.subcommands().keySet()));
    }
    return String.join("; and ", parts);
  }

  private static String option(OptionSpec option) {
    String names =
        Arrays.stream(option.names())
            .map(
                name ->
                    name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.charAt(1))
            .collect(Collectors.joining());
    return names + value(option) + description(option.description());
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    if (isFile(option)) {
      return " -r -F";
    }
    String values = values(option);
    return values.isEmpty() ? " -x" : " -x -a " + quoted(values);
  }

  private static String values(ArgSpec argument) {
    Iterable<String> candidates = argument.completionCandidates();
    return candidates == null
        ? ""
        : StreamSupport.stream(candidates.spliterator(), false)
            .map(it -> it.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
  }

  private static boolean isFile(ArgSpec argument) {
    Class<?> type = argument.auxiliaryTypes()[0];
    return Path.class.isAssignableFrom(type) || File.class.isAssignableFrom(type);
  }

  /** The first sentence, without its period. */
  private static String description(String[] text) {
    String first = String.join(" ", text).split("(?<=[.:])\\s", 2)[0];
    return first.isEmpty() ? "" : " -d " + quoted(first.replaceFirst("[.:]$", ""));
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
