package io.github.kindproof.cli;

import io.github.kindproof.internal.engine.Engine;
import io.github.kindproof.internal.io.process.ShellWord;
import io.github.kindproof.internal.setup.SuiteEnvironment;
import io.github.kindproof.internal.setup.Tools;
import picocli.CommandLine.Command;

@Command(
    name = "env",
    description = "Prints the environment variables that the suites need on this machine.",
    exitCodeList = {
      " 0:the variables are printed",
      " 2:an argument is wrong",
      " 3:there is no engine, or kind is not installed",
    },
    footer = {"  eval \"$(${ROOT-COMMAND-NAME} env)\" && mvn verify"})
final class EnvironmentCommand extends KindproofCommand {
  @Override
  CommandResult run(CommandSession session) {
    Engine engine = Tools.find(session.cache()).engine();
    SuiteEnvironment.of(engine, System.getenv())
        .forEach(
            (name, value) -> session.out().println("export " + name + "=" + ShellWord.of(value)));
    return CommandResult.GOOD;
  }
}
