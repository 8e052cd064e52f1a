package io.github.kindproof.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command; opens its session. */
@Command(
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    footerHeading = "%nExamples:%n")
abstract class KindproofCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  final CommandSpec spec() {
    return spec;
  }

  abstract CommandResult run(CommandSession session);

  @Override
  public final Integer call() {
    CommandSession session = new CommandSession(spec.commandLine());
    try {
      return run(session).exitCode();
    } finally {
      session.flush();
    }
  }
}
