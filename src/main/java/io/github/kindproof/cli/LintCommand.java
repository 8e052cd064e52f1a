package io.github.kindproof.cli;

import io.github.kindproof.internal.io.packaged.OwnVersion;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.seccomp.file.ProblemKind;
import io.github.kindproof.seccomp.file.Severity;
import io.github.kindproof.seccomp.lint.LintConfig;
import io.github.kindproof.seccomp.lint.LintGitHub;
import io.github.kindproof.seccomp.lint.LintGitLab;
import io.github.kindproof.seccomp.lint.LintJson;
import io.github.kindproof.seccomp.lint.LintJunit;
import io.github.kindproof.seccomp.lint.LintReport;
import io.github.kindproof.seccomp.lint.LintSarif;
import io.github.kindproof.seccomp.lint.LintText;
import io.github.kindproof.seccomp.lint.Linter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "lint",
    description =
        "Reports problems in seccomp profiles without running them: names that runtimes "
            + "ignore, rules with no effect, conditions that never match, dangerous syscalls "
            + "that are allowed or that bypass a denial, missing syscalls that a container "
            + "runtime itself needs. Reads JSON in the OCI format, SeccompProfile resources, "
            + "profiles in a ConfigMap, and the spec of a container. Exceptions are configured "
            + "in .kindproof-lint.yaml.",
    exitCodeList = {
      " 0:every finding is less severe than --fail-on",
      " 1:a finding is as severe as --fail-on, or more severe",
      " 2:a file is not a profile, or an argument is wrong",
    },
    footer = {
      "  ./kindproof lint profiles/*.json",
      "  ./kindproof lint --fix profiles/mine.json     fixes what is safe to fix",
      "  ./kindproof lint --format sarif -o lint.sarif profiles",
      "  kubectl get seccompprofiles -o yaml | ./kindproof lint -",
      "  ./kindproof lint --rules                      lists the rules",
    })
final class LintCommand extends KindproofCommand {
  private static final Path CONFIG = Path.of(".kindproof-lint.yaml");

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Profile files, folders with profiles, or - for the standard input.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration file for the rules. Default: .kindproof-lint.yaml, if it exists.")
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
      description =
          "Output format: text, json, sarif, github (workflow commands), gitlab (Code Quality) or "
              + "junit (XML). Default: text.")
  private Format format = Format.TEXT;

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

  @Override
  CommandResult run(CommandSession session) {
    if (rules || schema) {
      session.print(
          output, rules ? ruleList() : PackagedFile.text(Linter.class, "profile.schema.json"));
      return CommandResult.GOOD;
    }
    if (files.isEmpty()) {
      throw session.wrongUsage("specify at least one profile, a folder, or - for standard input");
    }
    if (fix && files.contains(ProfileArguments.STANDARD_INPUT)) {
      throw session.wrongUsage("--fix changes files, so it cannot be used with -");
    }
    Linter linter = new Linter(decided());
    List<Path> all = ProfileArguments.files(files, session.err());
    if (fix) {
      all.forEach(file -> mend(linter, file, session));
    }
    LintReport report = linter.look(ProfileArguments.read(all));
    Screen screen = Screen.detect();
    Screen shown = output == null ? screen : new Screen(false, false, screen.unicode());
    session.print(output, format.writer.apply(report, shown));
    return report.isMalformed() ? CommandResult.BAD_INPUT : CommandResult.of(!report.fails());
  }

  private LintConfig decided() {
    Path file = config == null ? CONFIG : config;
    LintConfig decided =
        config == null && !Files.exists(file) ? LintConfig.none() : LintConfig.read(file);
    return failOn == null ? decided : decided.failingOn(failOn);
  }

  private static void mend(Linter linter, Path file, CommandSession session) {
    linter
        .mended(file)
        .ifPresent(
            text -> {
              WholeFile.write(file, text);
              session.err().println("fixed: " + file);
            });
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

  private enum Format {
    TEXT(LintText::of),
    JSON((report, screen) -> LintJson.of(report)),
    SARIF((report, screen) -> LintSarif.of(report, OwnVersion.number())),
    GITHUB((report, screen) -> LintGitHub.of(report)),
    GITLAB((report, screen) -> LintGitLab.of(report)),
    JUNIT((report, screen) -> LintJunit.of(report));

    private final BiFunction<LintReport, Screen, String> writer;

    Format(BiFunction<LintReport, Screen, String> writer) {
      this.writer = writer;
    }
  }
}
