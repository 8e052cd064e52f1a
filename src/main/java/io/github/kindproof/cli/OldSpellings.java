package io.github.kindproof.cli;

import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Spellings of earlier versions, which still work and print the new one. */
final class OldSpellings implements IParameterPreprocessor {
  private static final String MINIMISE = "--minimise";
  private static final String MINIMIZE = "--minimize";

  /** Replaces old spellings in all arguments; the top of the stack is the command's name. */
  @Override
  public boolean preprocess(
      Stack<String> arguments,
      CommandSpec command,
      @Nullable ArgSpec option,
      Map<String, Object> info) {
    String name = arguments.isEmpty() ? "" : arguments.peek();
    if (name.equals("diff") && arguments.remove("--in-place")) {
      arguments.set(arguments.size() - 1, "rollout");
      say(command, "diff --in-place", "rollout");
    }
    if (name.equals("mutate") && arguments.stream().anyMatch(it -> it.startsWith(MINIMISE))) {
      arguments.replaceAll(it -> it.replaceFirst("^" + MINIMISE, MINIMIZE));
      say(command, MINIMISE, MINIMIZE);
    }
    return false;
  }

  private static void say(CommandSpec command, String before, String now) {
    command.commandLine().getErr().println("kindproof: " + before + " is now spelled " + now);
    command.commandLine().getErr().flush();
  }
}
