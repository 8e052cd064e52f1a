package io.github.kindproof.cli;

import io.github.kindproof.internal.io.text.Printable;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.internal.progress.ScreenText;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command that reports: it prints its result in one of several formats, or writes it to a file.
 * The options {@code --format} and {@code --output} of all these commands are defined here.
 */
abstract class ReportingCommand extends KindproofCommand {
  private static final String FORMAT = "--format";
  private static final String OUTPUT = "--output";

  /** The formats that the command has. */
  abstract Formats<?> formats();

  final Format format() {
    return spec().findOption(FORMAT).getValue();
  }

  /** The file for the report; some commands have an option of the same name for a result. */
  Optional<Path> output() {
    return Optional.ofNullable(spec().findOption(OUTPUT).<@Nullable Path>getValue());
  }

  /** Whether the report is text on standard output, which more text may follow. */
  final boolean isPlain() {
    return format() == Format.TEXT && output().isEmpty();
  }

  /** Prints a report in the requested format. */
  final <R> void print(R report, Formats<R> formats, CommandSession session) {
    if (!formats.has(format())) {
      throw session.wrongUsage(
          "%s %s has no effect here; choose one of %s"
              .formatted(FORMAT, format().word(), String.join(", ", formats.words())));
    }
    Screen screen = output().isEmpty() ? session.screen() : session.screen().ofFile();
    session.print(output(), formats.written(report, format(), screen));
  }

  /** Prints more text after a report, as a note if that is for a program or in a file. */
  final void printAfter(String text, CommandSession session) {
    if (isPlain()) {
      session.out().print(ScreenText.of(text));
    } else {
      session.note(text);
    }
  }

  final void printResults(Path json, String kind, Path page, CommandSession session) {
    printAfter(
        "results: %s%n%-8s %s%n".formatted(json, kind + ":", page.toAbsolutePath().toUri()),
        session);
  }

  /** Prints what has no other format. */
  final void printOnly(String text, CommandSession session) {
    if (format() != Format.TEXT) {
      throw session.wrongUsage(FORMAT + " has no effect here, so leave it out");
    }
    session.print(output(), Printable.lines(text));
  }

  /** Adds the two options, whose values differ by command, to a command and its subcommands. */
  static void addOptions(CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    if (command.userObject() instanceof ReportingCommand it) {
      it.addOptions(command);
    }
    line.getSubcommands().values().forEach(ReportingCommand::addOptions);
  }

  private void addOptions(CommandSpec command) {
    command.addOption(
        OptionSpec.builder(FORMAT)
            .paramLabel("FORMAT")
            .type(Format.class)
            .converters(formats()::named)
            .defaultValue(Format.TEXT.word())
            .completionCandidates(formats().words())
            .description("Output format: " + formats() + ". Default: text.")
            .build());
    if (command.findOption(OUTPUT) == null) {
      command.addOption(
          OptionSpec.builder("-o", OUTPUT)
              .paramLabel("FILE")
              .type(Path.class)
              .converters(new OutputFile())
              .description("Write the report to this file instead of standard output.")
              .build());
    }
  }
}
