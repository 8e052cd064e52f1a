package io.github.kindproof.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Spellings of earlier versions, which still work and print the new one. */
final class OldSpellings implements IParameterPreprocessor {
  private static final String IN_PLACE = "--in-place";
  private static final String ROLLOUT = "rollout";
  private static final String JSON = "--json";
  private static final String MINIMISE = "--minimise";
  private static final String MINIMIZE = "--minimize";

  /** Whether these arguments name the command by an old spelling. */
  static boolean isNamed(String command, List<String> arguments) {
    return command.equals(ROLLOUT) && arguments.contains(IN_PLACE);
  }

  /** Replaces old spellings in all arguments; the top of the stack is the first one. */
  @Override
  public boolean preprocess(
      Stack<String> arguments,
      CommandSpec command,
      @Nullable ArgSpec option,
      Map<String, Object> info) {
    int place = place(arguments, command.subcommands().keySet());
    String name = place < 0 ? "" : arguments.get(place);
    if (name.equals("diff") && arguments.contains(IN_PLACE)) {
      arguments.set(place, ROLLOUT);
      arguments.remove(IN_PLACE);
      say(command, "diff " + IN_PLACE, ROLLOUT);
    }
    if (name.equals("explain") && arguments.contains(JSON)) {
      arguments.replaceAll(it -> it.equals(JSON) ? "--format=jsonl" : it);
      say(command, JSON, "--format json, or jsonl for the same objects");
    }
    if (name.equals("mutate") && arguments.stream().anyMatch(it -> it.startsWith(MINIMISE))) {
      arguments.replaceAll(it -> it.replaceFirst("^" + MINIMISE, MINIMIZE));
      say(command, MINIMISE, MINIMIZE);
    }
    return false;
  }

  /** The place of the command's name, which options may precede; -1 if there is none. */
  private static int place(Stack<String> arguments, Set<String> commands) {
    int place = arguments.size() - 1;
    while (place >= 0 && !commands.contains(arguments.get(place))) {
      place--;
    }
    return place;
  }

  private static void say(CommandSpec command, String before, String now) {
    command.commandLine().getErr().println("kindproof: " + before + " is now spelled " + now);
    command.commandLine().getErr().flush();
  }
}
