package io.github.kindproof.cli;

import io.github.kindproof.leastprivilege.verify.Verification;
import io.github.kindproof.leastprivilege.verify.VerificationJson;
import io.github.kindproof.leastprivilege.verify.Verifier;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description =
        "Runs a workload under a profile on a real node and compares its behavior with a "
            + "run without a filter: every byte that the exercise prints, exit codes, errors in "
            + "its log, restarts, hangs. Runs it with and without privilege escalation, on each "
            + "runtime.",
    exitCodeList = {
      " 0:the workload behaves the same under the profile",
      " 1:its behavior differs, or it does not work even without a filter",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:the environment failed",
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} verify app.yaml --exercise app.sh --profile app.json",
      "  ${ROOT-COMMAND-NAME} verify app.yaml --profile app.json --runtime 1.6,own",
    })
final class VerifyCommand extends ReportingCommand {
  static final Formats<List<Verification>> FORMATS =
      Formats.<List<Verification>>text(VerifyCommand::text).with(Format.JSON, VerificationJson::of);

  @Mixin private WorkloadOptions workload;

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "FILE",
      description = "Profile for all containers of the pod.")
  private Path profile = Path.of("");

  @Mixin private ContainerOption container;

  @Mixin private NodeOptions node;

  @Override
  Formats<?> formats() {
    return FORMATS;
  }

  @Override
  CommandResult run(CommandSession session) {
    WorkloadOptions.Choice chosen = workload.choose(container.name());
    SeccompProfile tried = ProfileFile.read(profile);
    List<Verification> verdicts =
        session
            .onNodes(
                node,
                node.runtimes().runtimes(session.runtimes()),
                (cluster, progress) -> new Verifier(progress).verify(chosen.on(cluster), tried))
            .stream()
            .flatMap(List::stream)
            .toList();
    print(verdicts, FORMATS, session);
    return CommandResult.of(verdicts.stream().allMatch(Verification::works));
  }

  private static String text(List<Verification> verdicts) {
    return verdicts.stream().map(it -> it + "\n").collect(Collectors.joining());
  }
}
