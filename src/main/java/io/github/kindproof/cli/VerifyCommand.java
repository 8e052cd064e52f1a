package io.github.kindproof.cli;

import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.leastprivilege.verify.Verification;
import io.github.kindproof.leastprivilege.verify.Verifier;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.workload.Manifest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kindproof verify}. */
@Command(
    name = "verify",
    description =
        "Runs a workload under a profile on a real node and compares its behavior with a "
            + "run without a filter: every byte that the exercise prints, exit codes, errors in "
            + "its log, restarts, hangs. Runs it with and without privilege escalation, on each "
            + "runtime.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:it does all the same",
      " 1:something differs, or it does not work even without a filter",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:the environment failed",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./kindproof verify app.yaml --exercise app.sh --profile app.json",
      "  ./kindproof verify app.yaml --profile app.json --runtime own,2.3",
    })
final class VerifyCommand implements Callable<Integer> {
  @Mixin private WorkloadOptions workload;

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "FILE",
      description = "Profile for all containers of the pod.")
  private Path profile = Path.of("");

  @Mixin private ContainerOption container;

  @Mixin private NodeOptions node;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Manifest manifest = workload.manifest();
    Pod chosen = Recorder.podOf(manifest, workload.pod());
    container.check(chosen, false);
    String pod = chosen.getMetadata().getName();
    SeccompProfile tried = ProfileFile.read(profile);
    LifePlan plan = workload.life(Duration.ZERO);
    List<Verification> verdicts =
        node
            .withEach(
                (cluster, progress) ->
                    new Verifier(progress)
                        .verify(
                            container.of(new WorkloadUnderTest(cluster, manifest, pod, plan)),
                            tried))
            .stream()
            .flatMap(List::stream)
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    verdicts.forEach(out::println);
    out.flush();
    return verdicts.stream().allMatch(Verification::works) ? 0 : 1;
  }
}
