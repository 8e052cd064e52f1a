package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.yaml.Nearest;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.explain.CallExplanation;
import io.github.kindproof.seccomp.explain.CallText;
import io.github.kindproof.seccomp.explain.ExplainJson;
import io.github.kindproof.seccomp.explain.ExplanationText;
import io.github.kindproof.seccomp.explain.Knowledge;
import io.github.kindproof.seccomp.explain.ProfileExplanation;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description =
        "Explains a syscall: what it does, which Linux version introduced it, which "
            + "RuntimeDefault profiles allow it, which runtimes need it, and which exploits use "
            + "it. Explains a profile: how it compares with RuntimeDefault, on which runtimes a "
            + "container starts under it, and which exploits it blocks.",
    footer = {
      "  ./kindproof explain statx clone3",
      "  ./kindproof explain profiles/fine-grained.json",
      "  ./kindproof explain --json io_uring_setup",
    })
final class ExplainCommand extends KindproofCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "SYSCALL|PROFILE",
      description = "Syscall names or profile files.")
  private List<String> subjects = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON objects, one after another.")
  private boolean json;

  @Override
  CommandResult run(CommandSession session) {
    Knowledge knowledge = Knowledge.read();
    List<String> texts = subjects.stream().map(it -> explained(it, knowledge)).toList();
    session.out().print(String.join(json ? "" : "\n", texts));
    return CommandResult.GOOD;
  }

  private String explained(String subject, Knowledge knowledge) {
    Set<String> calls = SyscallTable.names();
    if (calls.contains(subject)) {
      CallExplanation call = CallExplanation.of(subject, knowledge);
      return json ? ExplainJson.of(call) : CallText.of(call);
    }
    Path file = Path.of(subject);
    if (!subject.contains("/") && !subject.endsWith(".json") && !Files.exists(file)) {
      throw new BadInputException(
          "'" + subject + "'",
          "is neither a syscall nor a file",
          Nearest.to(subject, calls)
              .map(nearest -> "did you mean " + nearest + "?")
              .orElse("give a syscall as libseccomp spells it, or a profile file"));
    }
    ProfileExplanation profile = ProfileExplanation.of(subject, ProfileFile.read(file), knowledge);
    return json ? ExplainJson.of(profile) : ExplanationText.of(profile);
  }
}
