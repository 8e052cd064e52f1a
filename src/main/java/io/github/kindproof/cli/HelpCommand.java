package io.github.kindproof.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "help",
    description = "Prints the help of a command, or the list of commands.",
    exitCodeList = {" 0:the help is printed", " 2:there is no such command"},
    footer = {"  ${ROOT-COMMAND-NAME} help lint", "  ${ROOT-COMMAND-NAME} help filter pod"})
final class HelpCommand extends KindproofCommand {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command, and its own command if it has some.")
  private List<String> names = new ArrayList<>();

  @Override
  CommandResult run(CommandSession session) {
    CommandLine line = spec.root().commandLine();
    for (String name : names) {
      CommandLine command = line.getSubcommands().get(name);
      if (command == null) {
        throw new ParameterException(line, Suggestions.unknownCommand(name, line));
      }
      line = command;
    }
    line.usage(session.out(), spec.commandLine().getColorScheme());
    return CommandResult.GOOD;
  }
}
