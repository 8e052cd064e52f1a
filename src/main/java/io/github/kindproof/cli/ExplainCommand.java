package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
      "  ./kindproof explain statx clone3",
      "  ./kindproof explain 437                   the number in an audit record",
      "  ./kindproof explain profiles/fine-grained.json",
      "  kubectl get seccompprofiles -o yaml | ./kindproof explain -",
      "  ./kindproof explain --json io_uring_setup",
    })
final class ExplainCommand extends KindproofCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "SYSCALL|PROFILE",
      description =
          "Names or numbers of syscalls, profile files, folders with profiles, or - for a "
              + "profile from the standard input.")
  private List<String> subjects = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON objects, one after another.")
  private boolean json;

  private final SyscallSpelling spelling = new SyscallSpelling();
  private String separator = "";

  @Override
  CommandResult run(CommandSession session) {
    Knowledge knowledge = Knowledge.read();
    for (String subject : subjects) {
      if (isProfile(subject)) {
        profiles(Path.of(subject), knowledge, session);
      } else {
        syscall(subject, knowledge, session);
      }
    }
    return CommandResult.GOOD;
  }

  private static boolean isProfile(String subject) {
    return !SyscallTable.names().contains(subject)
        && (subject.equals(ProfileArguments.STANDARD_INPUT.toString())
            || subject.matches(".*/.*|.*\\.(json|ya?ml)")
            || Files.exists(Path.of(subject)));
  }

  private void profiles(Path named, Knowledge knowledge, CommandSession session) {
    List<Path> files = ProfileArguments.files(List.of(named), session.err());
    ProfileArguments.read(files)
        .forEach(
            (file, read) -> {
              read.warnings(file.toString(), FormatProblem.OLD_FORM)
                  .forEach(it -> session.err().println("warning: " + it));
              boolean isOld =
                  read.problems().stream().anyMatch(it -> it.kind() == FormatProblem.OLD_FORM);
              for (LocatedProfile each : read.profiles()) {
                String name =
                    file
                        + (each.source().isEmpty() ? "" : ": " + each.source())
                        + (isOld ? " (as if its rules had \"names\")" : "");
                ProfileExplanation profile = ProfileExplanation.of(name, each, knowledge);
                print(json ? ExplainJson.of(profile) : ExplanationText.of(profile), session);
              }
            });
  }

  private void syscall(String subject, Knowledge knowledge, CommandSession session) {
    Map<String, List<Architecture>> numbered = spelling.numbered(subject);
    String name =
        spelling
            .meant(subject)
            .or(() -> numbered.keySet().stream().findFirst())
            .orElseThrow(() -> unknown(subject));
    CallExplanation call = CallExplanation.of(name, knowledge);
    print(
        json ? ExplainJson.of(call) : heading(subject, name, numbered) + CallText.of(call),
        session);
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

  private void print(String explanation, CommandSession session) {
    session.out().print(separator + explanation);
    separator = json ? "" : "\n";
  }
}
