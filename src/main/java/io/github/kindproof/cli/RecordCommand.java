package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.cluster.profiles.OperatorResource;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.leastprivilege.record.CallsFile;
import io.github.kindproof.leastprivilege.record.ContainerCalls;
import io.github.kindproof.leastprivilege.record.ProfileOfCalls;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.leastprivilege.record.RecordingPlan;
import io.github.kindproof.leastprivilege.record.RuntimeCalls;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "record",
    description =
        "Records which syscalls a workload makes, from before its first process starts "
            + "until after its last one ends, and writes a profile that allows exactly these. "
            + "The pod runs on a real node under a profile that allows and logs every syscall. "
            + "If the kernel log lost a single record, no profile is written.",
    exitCodeList = {
      " 0:the profile is written",
      " 1:records were lost, or the workload does not work even unconfined: no profile is written",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:the environment failed",
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} record app.yaml --exercise app.sh -o app.json",
      "  ${ROOT-COMMAND-NAME} record app.yaml --exercise 'curl -s http://$ADDRESS:$PORT/'",
      "  ${ROOT-COMMAND-NAME} record app.yaml --exercise app.sh --for-runc 1.1,1.2,1.3,1.4",
    })
final class RecordCommand extends ReportingCommand {
  private static final int MOST_RUNS = 50;

  @Mixin private WorkloadOptions workload;

  @Mixin private NodeOptions node;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      converter = OutputFile.class,
      description =
          "The profile. FILE.calls.yaml, next to it, shows who made each syscall and when. "
              + "Default: the name of the pod with .json.")
  private @Nullable Path output;

  @Option(
      names = "--each",
      description = "Write one profile per container (FILE plus its name) instead of one for all.")
  private boolean each;

  @Option(
      names = "--operator",
      description = "Also write a resource of the security-profiles-operator.")
  private boolean operator;

  @Option(
      names = "--runs",
      paramLabel = "NUMBER",
      defaultValue = "3",
      description =
          "Number of times to start, exercise and stop the workload. The last stop is forced. "
              + "Default: 3.")
  private int runs = 3;

  @Option(
      names = "--idle",
      paramLabel = "DURATION",
      defaultValue = "2s",
      description = "Time that the workload stays idle in each run. Default: ${DEFAULT-VALUE}.")
  private Duration idle = Duration.ZERO;

  @Option(
      names = "--for-runc",
      paramLabel = "LINE",
      split = ",",
      description =
          "Runtimes (runc release lines, or crun) that must also be able to start the workload; "
              + "the profile also allows the syscalls that they need.")
  private List<String> forRunc = new ArrayList<>();

  @Override
  Formats<?> formats() {
    return RecordingReport.FORMATS;
  }

  /** The option of this name is for the profile. */
  @Override
  Optional<Path> output() {
    return Optional.empty();
  }

  @Override
  CommandResult run(CommandSession session) {
    if (runs < 1 || runs > MOST_RUNS) {
      throw new BadInputException(
          "--runs " + runs, "is not a valid number of runs", "give 1 to " + MOST_RUNS);
    }
    WorkloadOptions.Choice chosen = workload.choose(Optional.empty());
    String pod = chosen.name();
    RecordingPlan plan = new RecordingPlan(workload.life(idle), runs);
    List<OciRuntime> others = RuntimeCalls.runtimes("--for-runc", forRunc);
    WorkloadRecording recording =
        session.onNode(
            node,
            (cluster, progress) ->
                new Recorder(cluster, progress).record(chosen.manifest(), pod, plan));
    if (!recording.complete()) {
      print(new RecordingReport(recording, List.of()), RecordingReport.FORMATS, session);
      recording.losses().forEach(loss -> session.warn("kindproof: lost: " + loss));
      session
          .err()
          .println(
              "kindproof: syscalls may be missing, so no profile is written; run again on an idle "
                  + "machine");
      return CommandResult.DIFFERS;
    }
    Path file = output == null ? Path.of(pod + ".json") : output;
    List<RecordingReport.Written> written = new ArrayList<>();
    if (each) {
      for (ContainerCalls calls : recording.containers()) {
        written.add(
            write(
                named(file, "-" + calls.container() + ".json"),
                recording,
                recording.profileOf(calls, others)));
      }
    } else {
      written.add(write(file, recording, recording.profile(others)));
    }
    print(new RecordingReport(recording, written), RecordingReport.FORMATS, session);
    return CommandResult.GOOD;
  }

  private RecordingReport.Written write(
      Path file, WorkloadRecording recording, ProfileOfCalls profile) {
    WholeFile.write(file, profile.profile().toJson());
    Path calls = named(file, ".calls.yaml");
    WholeFile.write(calls, CallsFile.of(recording, profile));
    Optional<Path> resource =
        operator ? Optional.of(named(file, ".operator.yaml")) : Optional.empty();
    resource.ifPresent(
        it ->
            WholeFile.write(
                it, OperatorResource.of(profile.calls().container(), profile.profile())));
    return new RecordingReport.Written(file, calls, resource, profile);
  }

  static Path named(Path file, String ending) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
    return file.resolveSibling(name + ending);
  }
}
