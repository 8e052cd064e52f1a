package io.github.kindproof.cli;

import static java.util.stream.Collectors.joining;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.packaged.OptionalLibrary;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.io.process.EndOfProcess;
import io.github.kindproof.internal.progress.LastWord;
import io.github.kindproof.internal.progress.ScreenText;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

@Command(
    name = "kindproof",
    description = "Shows on real kind clusters what seccomp does on a Kubernetes node.",
    mixinStandardHelpOptions = true,
    preprocessor = OldSpellings.class,
    versionProvider = ProjectVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:everything is as expected",
      " 1:an outcome differs from what is expected",
      " 2:an argument or a file is wrong",
      " 3:the environment cannot do the work",
      " 129, 130, 143:interrupted by SIGHUP, Ctrl-C or SIGTERM; there is no result",
      " 141:the program that reads the output has ended, for example head",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} doctor             # is this machine ready?",
      "  ${ROOT-COMMAND-NAME} setup              # install what is missing",
      "  ${ROOT-COMMAND-NAME} COMMAND --help     # options and examples of a command",
    })
public final class Main {
  private final Instant began = Instant.now();

  @Mixin private final CommonOptions common = new CommonOptions();

  private Main() {}

  CommonOptions common() {
    return common;
  }

  /** When the program began, after the start of the JVM. */
  Instant began() {
    return began;
  }

  /**
   * Runs the command and ends this process with its exit code. After a signal, every run first
   * removes what it created, and the exit code is the signal's.
   */
  public static void main(String[] arguments) {
    ProcessSettings.apply();
    AtomicBoolean ended = new AtomicBoolean();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> sayUnless(ended), "last word"));
    int exitCode = runOrExplain(arguments);
    ended.set(true);
    System.exit(exitCode);
  }

  /** Runs the command; picocli handles exceptions, but no errors. */
  private static int runOrExplain(String... arguments) {
    try {
      OptionalLibrary.COMMAND.require();
      return run(arguments);
    } catch (EnvironmentException e) { // picocli, which prints all other exceptions, is missing
      System.err.println("kindproof: " + e.getMessage());
      return CommandResult.NOT_OBSERVED.exitCode();
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      return onUnexpected(e, new PrintWriter(System.err, true));
    }
  }

  private static int run(String... arguments) {
    StandardOutput output = StandardOutput.install();
    CommandLine line = commandLineFor(arguments);
    int exitCode = line.execute(arguments);
    line.getOut().flush();
    return output
        .fault()
        .map(it -> output.isPipe() ? CommandResult.READER_ENDED.exitCode() : onFailure(it, line))
        .orElse(exitCode);
  }

  private static void sayUnless(AtomicBoolean ended) {
    if (!ended.get()) {
      LastWord.interrupted("kindproof: interrupted");
    }
  }

  /** The command line with every command. */
  static CommandLine commandLine() {
    CommandLine line = bare();
    Commands.addAll(line);
    return prepared(line);
  }

  /** The command line to execute these arguments with. */
  static CommandLine commandLineFor(String... arguments) {
    CommandLine line = bare();
    Commands.addNamed(line, List.of(arguments));
    return prepared(line);
  }

  private static CommandLine bare() {
    return new CommandLine(new Main()).setCommandName(Caller.ofThisProcess().typed());
  }

  private static CommandLine prepared(CommandLine line) {
    ReportingCommand.addOptions(line);
    line.setParameterExceptionHandler(Main::onUsageError);
    line.setExecutionExceptionHandler((failure, command, parsed) -> onFailure(failure, command));
    line.setExecutionStrategy(Main::execute);
    DurationConverter.register(line);
    PathConverter.register(line);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    Map<String, IHelpSectionRenderer> sections = line.getHelpSectionMap();
    sections.computeIfPresent(
        UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
        (key, heading) -> help -> help.exitCodeList().isEmpty() ? "" : heading.render(help));
    sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, Main::examples);
    line.setHelpSectionMap(sections); // of all commands
    return line;
  }

  /** The examples, each on one line, however wide: people copy them. */
  private static String examples(Help help) {
    return Stream.of(help.commandSpec().usageMessage().footer())
        .map(it -> help.colorScheme().text(it) + "\n")
        .collect(joining());
  }

  private static int execute(ParseResult parsed) {
    CommandSpec root = parsed.commandSpec();
    CommonOptions common = ((Main) root.userObject()).common();
    common.verify(root.commandLine());
    common.setLogLevels();
    root.commandLine().setColorScheme(Help.defaultColorScheme(common.ansi()));
    return new RunLast().execute(parsed);
  }

  private static int onUsageError(ParameterException error, String[] arguments) {
    String command = error.getCommandLine().getCommandSpec().qualifiedName();
    return fail(
        error.getCommandLine().getErr(),
        Suggestions.message(error) + "; see " + command + " --help",
        CommandResult.BAD_INPUT);
  }

  private static int onFailure(Exception failure, CommandLine command) {
    if (EndOfProcess.hasBegun()) { // which has been said, and explains whatever failed since
      return CommandResult.INTERRUPTED.exitCode();
    }
    if (failure instanceof UncheckedIOException files) {
      return onFailure(ofFiles(files), command);
    }
    return CommandResult.of(failure)
        .map(result -> fail(command.getErr(), String.valueOf(failure.getMessage()), result))
        .orElseGet(() -> onUnexpected(failure, command.getErr()));
  }

  private static int onUnexpected(Throwable failure, PrintWriter err) {
    Optional<EnvironmentException> exhausted = ExhaustedLimit.in(failure);
    if (exhausted.isEmpty()) {
      failure.printStackTrace(err); // whoever reports it needs this
    }
    String message =
        exhausted.map(Throwable::getMessage).orElse("this is a bug in Kindproof: " + failure);
    return fail(err, message, CommandResult.NOT_OBSERVED);
  }

  private static EnvironmentException ofFiles(UncheckedIOException e) {
    return new EnvironmentException(
        IoReason.of(e), "free disk space, or make the files accessible", e);
  }

  private static int fail(PrintWriter err, String message, CommandResult result) {
    err.println("kindproof: " + ScreenText.message(message)); // files name what they like
    err.flush();
    return result.exitCode();
  }
}
