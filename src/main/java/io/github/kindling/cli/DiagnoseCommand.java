package io.github.kindling.cli;

import io.github.kindling.diagnose.Diagnoser;
import io.github.kindling.diagnose.Diagnosis;
import io.github.kindling.diagnose.DiagnosisText;
import io.github.kindling.exercise.LifePlan;
import io.github.kindling.exercise.WorkloadUnderTest;
import io.github.kindling.failure.BadInput;
import io.github.kindling.profile.ProfileFile;
import io.github.kindling.record.Recorder;
import io.github.kindling.report.WholeFile;
import io.github.kindling.seccomp.SeccompProfile;
import io.github.kindling.workload.Manifest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kindling diagnose}. */
@Command(
    name = "diagnose",
    description =
        "Finds out why a workload does not start or work under a profile: the kernel logs no call that is "
            + "refused, so a twin whose calls are all let through tells them, and each that the profile "
            + "lacks is tried. Tells seccomp from capabilities, a read-only root and the like.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:it works",
      " 1:it does not; the output says why",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:the environment failed",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./kindling diagnose manifests/custom-mode.yaml",
      "  ./kindling diagnose app.yaml --exercise app.sh --profile app.json",
    })
final class DiagnoseCommand implements Callable<Integer> {
  @Mixin private WorkloadOptions workload;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "The profile. Default: the one that the manifest names, of the nodes' profiles/.")
  private @Nullable Path profile;

  @Option(
      names = "--mended",
      paramLabel = "FILE",
      description = "Write the profile with the calls that it needs; may be the profile itself.")
  private @Nullable Path mended;

  @Mixin private NodeOptions node;

  @Spec private CommandSpec spec;

  /** What was found, and what the node starts containers with. */
  private record Told(String runtime, Diagnosis diagnosis) {}

  @Override
  public Integer call() {
    Manifest manifest = workload.manifest();
    String name = Recorder.podOf(manifest, workload.pod()).getMetadata().getName();
    SeccompProfile tried = ProfileFile.read(profile == null ? named(manifest) : profile);
    LifePlan plan = workload.life(Duration.ZERO);
    Told told =
        node.with(
            (cluster, progress) ->
                new Told(
                    cluster.nodes().get(0).runtime().oci().toString(),
                    new Diagnoser(progress)
                        .diagnose(new WorkloadUnderTest(cluster, manifest, name, plan), tried)));
    Diagnosis diagnosis = told.diagnosis();
    PrintWriter out = spec.commandLine().getOut();
    out.print(DiagnosisText.of(name, told.runtime(), diagnosis));
    if (mended != null && diagnosis instanceof Diagnosis.NeedsCalls needs) {
      WholeFile.write(mended, needs.mended().toJson());
      out.println("mended: " + mended);
    }
    out.flush();
    return diagnosis instanceof Diagnosis.Works ? 0 : 1;
  }

  private Path named(Manifest manifest) {
    List<String> names = manifest.localhostProfiles();
    if (names.size() != 1) {
      throw new BadInput(
          manifest.file().toString(),
          names.isEmpty() ? "names no Localhost profile" : "names the profiles " + names,
          "say which: --profile FILE");
    }
    return node.profile(names.get(0));
  }
}
