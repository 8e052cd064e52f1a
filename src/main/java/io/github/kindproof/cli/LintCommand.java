package io.github.kindproof.cli;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.packaged.OwnVersion;
import io.github.kindproof.internal.io.packaged.PackagedFile;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
      "  ${ROOT-COMMAND-NAME} lint profiles/*.json",
      "  ${ROOT-COMMAND-NAME} lint --fix profiles/mine.json     # fixes what is safe to fix",
      "  ${ROOT-COMMAND-NAME} lint --format sarif -o lint.sarif profiles",
      "  kubectl get seccompprofiles -o yaml | ${ROOT-COMMAND-NAME} lint -",
      "  ${ROOT-COMMAND-NAME} lint --rules                      # lists the rules",
    })
final class LintCommand extends ReportingCommand {
  private static final Formats<LintReport> FORMATS =
      Formats.text(LintText::of)
          .with(Format.JSON, LintJson::of)
          .with(Format.SARIF, report -> LintSarif.of(report, OwnVersion.number()))
          .with(Format.GITHUB, "workflow commands", LintGitHub::of)
          .with(Format.GITLAB, "Code Quality", LintGitLab::of)
          .with(Format.JUNIT, "XML", LintJunit::of);

  private static final Formats<List<ProblemKind>> RULES =
      Formats.<List<ProblemKind>>text(LintCommand::ruleText)
          .with(Format.JSON, LintCommand::ruleJson);

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
      names = "--fix",
      description = "Fix what is safe to fix in the files, and report the rest.")
  private boolean fix;

  @Option(names = "--rules", description = "Print the rules and exit.")
  private boolean rules;

  @Option(names = "--schema", description = "Print the JSON schema of profiles and exit.")
  private boolean schema;

  @Override
  Formats<?> formats() {
    return FORMATS;
  }

  @Override
  CommandResult run(CommandSession session) {
    if (rules) {
      print(LintConfig.rules(), RULES, session);
      return CommandResult.GOOD;
    }
    if (schema) {
      session.print(output(), PackagedFile.text(Linter.class, "profile.schema.json"));
      return CommandResult.GOOD;
    }
    if (files.isEmpty()) {
      throw session.wrongUsage("specify at least one profile, a folder, or - for standard input");
    }
    if (fix && files.contains(ProfileArguments.STANDARD_INPUT)) {
      throw session.wrongUsage("--fix changes files, so it cannot be used with -");
    }
    Linter linter = new Linter(decided());
    List<Path> all = ProfileArguments.files(files, session);
    if (fix) {
      all.forEach(file -> mend(linter, file, session));
    }
    LintReport report = linter.look(ProfileArguments.read(all));
    print(report, FORMATS, session);
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
              session.note("fixed: " + file + "\n");
            });
  }

  private static String ruleText(List<ProblemKind> kinds) {
    StringBuilder list = new StringBuilder();
    for (ProblemKind kind : kinds) {
      list.append("%-22s %-8s %s%n".formatted(kind.id(), severity(kind), kind.summary()));
    }
    return list.toString();
  }

  private static String ruleJson(List<ProblemKind> kinds) {
    ObjectNode json = JsonText.object().put("schema", "kindproof-rules/1");
    ArrayNode all = json.putArray("rules");
    for (ProblemKind kind : kinds) {
      all.addObject()
          .put("id", kind.id())
          .put("severity", severity(kind))
          .put("summary", kind.summary());
    }
    return JsonText.indented(json);
  }

  private static String severity(ProblemKind kind) {
    return kind.malformed() ? "always" : kind.severity().word();
  }
}
