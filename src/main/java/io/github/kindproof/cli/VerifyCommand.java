package io.github.kindproof.cli;

import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.leastprivilege.verify.Verification;
import io.github.kindproof.leastprivilege.verify.Verifier;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.workload.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kindproof verify}. */
@Command(
    name = "verify",
    description =
        "Runs a workload under a profile on a real node and compares its behavior with a "
            + "run without a filter: every byte that the exercise prints, exit codes, errors in "
            + "its log, restarts, hangs. Runs it with and without privilege escalation, on each "
            + "runtime.",
    exitCodeList = {
      " 0:it does all the same",
      " 1:something differs, or it does not work even without a filter",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:the environment failed",
    },
    footer = {
      "  ./kindproof verify app.yaml --exercise app.sh --profile app.json",
      "  ./kindproof verify app.yaml --profile app.json --runtime own,2.3",
    })
final class VerifyCommand extends KindproofCommand {
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
  CommandResult run(CommandSession session) {
    Manifest manifest = workload.manifest();
    Pod chosen = Recorder.podOf(manifest, workload.pod());
    container.name().ifPresent(it -> PodContainers.require(chosen, it));
    String pod = chosen.getMetadata().getName();
    SeccompProfile tried = ProfileFile.read(profile);
    LifePlan plan = workload.life(Duration.ZERO);
    List<Verification> verdicts =
        session
            .onNodes(
                node,
                node.runtimes().runtimes(session.runtimes()),
                (cluster, progress) ->
                    new Verifier(progress)
                        .verify(
                            new WorkloadUnderTest(cluster, manifest, pod, plan, container.name()),
                            tried))
            .stream()
            .flatMap(List::stream)
            .toList();
    verdicts.forEach(session.out()::println);
    return CommandResult.of(verdicts.stream().allMatch(Verification::works));
  }
}
