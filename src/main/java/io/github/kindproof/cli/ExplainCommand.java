package io.github.kindproof.cli;

import static java.util.stream.Collectors.joining;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.yaml.Nearest;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SyscallSpelling;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.explain.CallExplanation;
import io.github.kindproof.seccomp.explain.CallText;
import io.github.kindproof.seccomp.explain.ExplainJson;
import io.github.kindproof.seccomp.explain.ExplanationText;
import io.github.kindproof.seccomp.explain.Knowledge;
import io.github.kindproof.seccomp.explain.ProfileExplanation;
import io.github.kindproof.seccomp.file.FormatProblem;
import io.github.kindproof.seccomp.file.LocatedProfile;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "explain",
    description =
        "Explains a syscall: what it does, which Linux version introduced it, which "
            + "RuntimeDefault profiles allow it, which runtimes need it, and which exploits use "
            + "it. Explains a profile: how it compares with RuntimeDefault, on which runtimes a "
            + "container starts under it, and which exploits it blocks. Reads profiles in the "
            + "same forms as lint.",
    exitCodeList = {
      " 0:the explanations are printed",
      " 2:a name, a number or a file is wrong",
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} explain statx clone3",
      "  ${ROOT-COMMAND-NAME} explain 437                   # the number in an audit record",
      "  ${ROOT-COMMAND-NAME} explain profiles/fine-grained.json",
      "  kubectl get seccompprofiles -o yaml | ${ROOT-COMMAND-NAME} explain -",
      "  ${ROOT-COMMAND-NAME} explain --format json io_uring_setup",
    })
final class ExplainCommand extends ReportingCommand {
  private static final Formats<List<Explained>> FORMATS =
      Formats.<List<Explained>>text(ExplainCommand::text)
          .with(Format.JSON, it -> ExplainJson.of(trees(it)))
          .with(
              Format.JSONL,
              "an object on each line",
              it -> trees(it).stream().map(each -> JsonText.line(each) + "\n").collect(joining()));

  /** An explanation of a syscall or a profile, made in the form that is printed. */
  private record Explained(Supplier<String> text, Supplier<ObjectNode> json) {}

  @Parameters(
      arity = "1..*",
      paramLabel = "SYSCALL|PROFILE",
      description =
          "Names or numbers of syscalls, profile files, folders with profiles, or - for a "
              + "profile from the standard input.")
  private List<String> subjects = new ArrayList<>();

  private final SyscallSpelling spelling = new SyscallSpelling();

  @Override
  Formats<?> formats() {
    return FORMATS;
  }

  @Override
  CommandResult run(CommandSession session) {
    Knowledge knowledge = Knowledge.read();
    List<Explained> all = new ArrayList<>();
    for (String subject : subjects) {
      if (isProfile(subject)) {
        all.addAll(profiles(path(subject, session), knowledge, session));
      } else {
        all.add(syscall(subject, knowledge));
      }
    }
    print(all, FORMATS, session);
    return CommandResult.GOOD;
  }

  private static boolean isProfile(String subject) {
    return !SyscallTable.names().contains(subject)
        && (subject.equals(ProfileArguments.STANDARD_INPUT.toString())
            || subject.matches(".*/.*|.*\\.(json|ya?ml)")
            || new File(subject).exists()); // false for what is no path
  }

  private static Path path(String subject, CommandSession session) {
    try {
      return new PathConverter().convert(subject);
    } catch (TypeConversionException e) {
      throw session.wrongUsage(String.valueOf(e.getMessage()));
    }
  }

  private static String text(List<Explained> all) {
    return all.stream().map(each -> each.text().get()).collect(joining("\n"));
  }

  private static List<ObjectNode> trees(List<Explained> all) {
    return all.stream().map(each -> each.json().get()).toList();
  }

  private static List<Explained> profiles(Path named, Knowledge knowledge, CommandSession session) {
    List<Explained> all = new ArrayList<>();
    List<Path> files = ProfileArguments.files(List.of(named), session);
    ProfileArguments.read(files)
        .forEach(
            (file, read) -> {
              read.warnings(file.toString(), FormatProblem.OLD_FORM)
                  .forEach(it -> session.warn("warning: " + it));
              boolean isOld =
                  read.problems().stream().anyMatch(it -> it.kind() == FormatProblem.OLD_FORM);
              for (LocatedProfile each : read.profiles()) {
                String name =
                    file
                        + (each.source().isEmpty() ? "" : ": " + each.source())
                        + (isOld ? " (as if its rules had \"names\")" : "");
                ProfileExplanation profile = ProfileExplanation.of(name, each, knowledge);
                all.add(
                    new Explained(
                        () -> ExplanationText.of(profile), () -> ExplainJson.tree(profile)));
              }
            });
    return all;
  }

  private Explained syscall(String subject, Knowledge knowledge) {
    Map<String, List<Architecture>> numbered = spelling.numbered(subject);
    String name =
        spelling
            .meant(subject)
            .or(() -> numbered.keySet().stream().findFirst())
            .orElseThrow(() -> unknown(subject));
    CallExplanation call = CallExplanation.of(name, knowledge);
    return new Explained(
        () -> heading(subject, name, numbered) + CallText.of(call), () -> ExplainJson.tree(call));
  }

  private static String heading(
      String subject, String name, Map<String, List<Architecture>> numbered) {
    if (name.equals(subject)) {
      return "";
    }
    String meaning =
        numbered.isEmpty() ? "profiles call it " + name : SyscallSpelling.described(numbered);
    return subject + ": " + meaning + "\n";
  }

  private static BadInputException unknown(String subject) {
    return new BadInputException(
        "'" + subject + "'",
        "is neither a syscall nor a file",
        Nearest.to(subject, SyscallTable.names())
            .map(nearest -> "did you mean " + nearest + "?")
            .orElse("give a syscall as libseccomp spells it, or a profile file"));
  }
}
