package io.github.kindproof.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = "Prints a completion script for bash, zsh or fish.",
    exitCodeList = {" 0:the script is printed", " 2:an argument is wrong"},
    footer = {
      "  source <(${ROOT-COMMAND-NAME} completion)           # in bash and zsh",
      "  ${ROOT-COMMAND-NAME} completion fish | source       # in fish",
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
              case BASH, ZSH -> withFlags(AutoComplete.bash("kindproof", Main.commandLine()));
              case FISH -> FishCompletion.of(Main.commandLine());
            });
    return CommandResult.GOOD;
  }

  /** Picocli takes an option that may be repeated for one with a value. */
  private static String withFlags(String script) {
    return script
        .replaceAll(
            "(flag_opts=\"[^\"]*)(\"\\s+local arg_opts=\"[^\"]*)'-v' '--verbose' ",
            "$1 '-v' '--verbose'$2")
        .replaceAll("\\s+'-v'\\|'--verbose'\\)\\s+return\\s+;;", "");
  }
}
