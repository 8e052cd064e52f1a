package io.github.kindproof.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

@Command(
    name = "completion",
    description = "Prints a completion script for bash and zsh.",
    footer = {"  source <(./kindproof completion)"})
final class CompletionCommand extends KindproofCommand {
  @Override
  CommandResult run(CommandSession session) {
    session.out().print(AutoComplete.bash("kindproof", Main.commandLine()));
    return CommandResult.GOOD;
  }
}
