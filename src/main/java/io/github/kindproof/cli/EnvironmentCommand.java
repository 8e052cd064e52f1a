package io.github.kindproof.cli;

import io.github.kindproof.internal.engine.Engine;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.setup.SuiteEnvironment;
import io.github.kindproof.internal.setup.Tools;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kindproof env}. */
@Command(
    name = "env",
    description = "Prints the variables that the suites need on this machine, for a shell.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  eval \"$(./kindproof env)\" && mvn verify"})
final class EnvironmentCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Engine engine = Tools.find(KindproofCache.ofUser()).engine();
    PrintWriter out = spec.commandLine().getOut();
    SuiteEnvironment.of(engine, System.getenv())
        .forEach((name, value) -> out.println("export " + name + "=" + quoted(value)));
    out.flush();
    return 0;
  }

  static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
