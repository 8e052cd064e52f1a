package io.github.kindproof.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = "Prints a completion script for bash, zsh or fish.",
    exitCodeList = {" 0:the script is printed", " 2:an argument is wrong"},
    footer = {
      "  source <(./kindproof completion)           in bash and zsh",
      "  ./kindproof completion fish | source       in fish",
    })
final class CompletionCommand extends KindproofCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      defaultValue = "bash",
      description = "The shell: bash, zsh or fish. Default: bash, whose script zsh reads too.")
  private Shell shell = Shell.BASH;

  private enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Override
  CommandResult run(CommandSession session) {
    session
        .out()
        .print(
            switch (shell) {
              case BASH, ZSH -> AutoComplete.bash("kindproof", Main.commandLine());
              case FISH -> FishCompletion.of(Main.commandLine());
            });
    return CommandResult.GOOD;
  }
}
