package io.github.kindproof.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands. Reading the options of all of them would take a third of a short run, so only the
 * command that the arguments name is built whole. The others have a name and a description, which
 * the list of commands in the help needs.
 */
final class Commands {
  private static final List<Class<?>> ALL =
      List.of(
          DoctorCommand.class,
          SetupCommand.class,
          TutorialCommand.class,
          DiffCommand.class,
          RolloutCommand.class,
          MatrixCommand.class,
          ReportCommand.class,
          RenderCommand.class,
          LintCommand.class,
          RecordCommand.class,
          VerifyCommand.class,
          MutateCommand.class,
          DiagnoseCommand.class,
          ExplainCommand.class,
          FilterCommand.class,
          CheckCommand.class,
          WouldBreakCommand.class,
          ProfilesCommand.class,
          EnvironmentCommand.class,
          CleanCommand.class,
          CompletionCommand.class,
          HelpCommand.class);

  private Commands() {}

  /** Adds all commands with their options. */
  static void addAll(CommandLine root) {
    ALL.forEach(root::addSubcommand);
  }

  /** Adds all commands, but reads the options only of those that the arguments may name. */
  static void addNamed(CommandLine root, List<String> arguments) {
    for (Class<?> type : ALL) {
      Command command = type.getAnnotation(Command.class);
      root.addSubcommand(isNamed(command.name(), arguments) ? type : outline(command));
    }
  }

  private static boolean isNamed(String command, List<String> arguments) {
    return arguments.contains(command)
        || OldSpellings.isNamed(command, arguments)
        || arguments.stream().anyMatch(it -> it.startsWith("@")); // a file of arguments
  }

  private static CommandSpec outline(Command command) {
    CommandSpec outline = CommandSpec.create().name(command.name());
    outline.usageMessage().description(command.description());
    return outline;
  }
}
