package io.github.kindproof.cli;

import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.seccomp.file.ProblemKind;
import io.github.kindproof.seccomp.file.Severity;
import io.github.kindproof.seccomp.lint.LintConfig;
import io.github.kindproof.seccomp.lint.LintReport;
import io.github.kindproof.seccomp.lint.Linter;
import io.github.kindproof.seccomp.lint.ProfileSchema;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kindproof lint}. */
@Command(
    name = "lint",
    description =
        "Reports problems in seccomp profiles without running them: names that runtimes "
            + "ignore, rules with no effect, conditions that never match, dangerous syscalls "
            + "that are allowed or that bypass a denial, missing syscalls that a container "
            + "runtime itself needs. Input is JSON in the OCI format, or YAML with "
            + "SeccompProfile resources of the security-profiles-operator. Exceptions are "
            + "configured in .kindproof-lint.yaml.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:nothing to fail for",
      " 1:an error was found, or what --fail-on says",
      " 2:a file is no profile, or an argument is wrong",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./kindproof lint profiles/*.json",
      "  ./kindproof lint --fix profiles/mine.json     puts right what is safe to",
      "  ./kindproof lint --format sarif -o lint.sarif profiles/*.json",
      "  ./kindproof lint --rules                      what is looked for",
    })
final class LintCommand implements Callable<Integer> {
  private static final Path CONFIG = Path.of(".kindproof-lint.yaml");

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Profile files.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration of the rules. Default: .kindproof-lint.yaml, if it exists.")
  private @Nullable Path config;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Lowest severity that fails: note, warning or error. Default: error, or as "
              + "configured.")
  private @Nullable Severity failOn;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Output format: text, json or sarif. Default: text.")
  private LintFormat format = LintFormat.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the output to this file instead of the terminal.")
  private @Nullable Path output;

  @Option(
      names = "--fix",
      description = "Fix what is safe to fix in the files, and report the rest.")
  private boolean fix;

  @Option(names = "--rules", description = "Print the rules and exit.")
  private boolean rules;

  @Option(names = "--schema", description = "Print the JSON schema of profiles and exit.")
  private boolean schema;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (rules || schema) {
      print(rules ? ruleList() : ProfileSchema.text(), out);
      return 0;
    }
    if (files.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "name at least one file of a profile");
    }
    Linter linter = new Linter(decided());
    if (fix) {
      files.forEach(file -> mend(linter, file));
    }
    LintReport report = linter.look(files);
    Screen screen = Screen.detect();
    print(
        format.of(report, output == null ? screen : new Screen(false, false, screen.unicode())),
        out);
    return report.exitCode();
  }

  private LintConfig decided() {
    Path file = config == null ? CONFIG : config;
    LintConfig decided =
        config == null && !Files.exists(file) ? LintConfig.none() : LintConfig.read(file);
    return failOn == null ? decided : decided.failingOn(failOn);
  }

  private void mend(Linter linter, Path file) {
    linter
        .mended(file)
        .ifPresent(
            text -> {
              WholeFile.write(file, text);
              PrintWriter err = spec.commandLine().getErr();
              err.println("mended: " + file);
              err.flush();
            });
  }

  private void print(String text, PrintWriter out) {
    if (output != null) {
      WholeFile.write(output, text);
      return;
    }
    out.print(text);
    out.flush();
  }

  private static String ruleList() {
    StringBuilder list = new StringBuilder();
    for (ProblemKind kind : LintConfig.rules()) {
      list.append(
          "%-22s %-8s %s%n"
              .formatted(
                  kind.id(), kind.malformed() ? "always" : kind.severity().word(), kind.summary()));
    }
    return list.toString();
  }
}
