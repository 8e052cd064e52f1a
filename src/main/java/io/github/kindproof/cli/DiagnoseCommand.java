package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.leastprivilege.diagnose.Confined;
import io.github.kindproof.leastprivilege.diagnose.Diagnoser;
import io.github.kindproof.leastprivilege.diagnose.Diagnosis;
import io.github.kindproof.leastprivilege.diagnose.DiagnosisJson;
import io.github.kindproof.leastprivilege.diagnose.DiagnosisText;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.LocalhostProfiles;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "diagnose",
    description =
        "Finds out why a workload does not start or work under a profile. The kernel does "
            + "not log denied syscalls, so this command records a copy of the pod that is allowed "
            + "every syscall, then tries each syscall that the profile lacks. It distinguishes "
            + "seccomp from capabilities, a read-only root file system and other restrictions.",
    exitCodeList = {
      " 0:the whole pod does everything that it does without a filter",
      " 1:the pod does not; the output names the cause",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:no answer: the environment failed, or the observations do not explain the failure",
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} diagnose manifests/custom-mode.yaml",
      "  ${ROOT-COMMAND-NAME} diagnose app.yaml --exercise app.sh --profile app.json",
      "  ${ROOT-COMMAND-NAME} diagnose app.yaml --container proxy",
    })
final class DiagnoseCommand extends ReportingCommand {
  private static final Formats<Told> FORMATS =
      Formats.<Told>text(it -> DiagnosisText.of(it.workload(), it.runtime(), it.diagnosis()))
          .with(Format.JSON, it -> DiagnosisJson.of(it.workload(), it.runtime(), it.diagnosis()));

  @Mixin private WorkloadOptions workload;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "Profile for all containers, or for the one given by --container while the others "
              + "run without a filter. Default: the profiles that the manifest names, from the "
              + "folder profiles/ of the nodes.")
  private @Nullable Path profile;

  @Option(
      names = "--container",
      paramLabel = "NAME",
      description =
          "Container to diagnose; init containers and sidecars work too. Default: the one "
              + "that fails.")
  private @Nullable String container;

  @Option(
      names = "--mended",
      paramLabel = "FILE",
      converter = OutputFile.class,
      description =
          "Write the completed profile to this file, which may be the profile itself. With "
              + "several profiles, each goes to FILE plus the name of its container.")
  private @Nullable Path mended;

  @Mixin private NodeOptions node;

  /** The diagnosis of a workload, with the runtime of the node. */
  private record Told(String workload, String runtime, Diagnosis diagnosis) {}

  @Override
  Formats<?> formats() {
    return FORMATS;
  }

  @Override
  CommandResult run(CommandSession session) {
    WorkloadOptions.Choice chosen = workload.choose(Optional.ofNullable(container));
    Optional<SeccompProfile> tried = Optional.ofNullable(profile).map(ProfileFile::read);
    Map<String, SeccompProfile> named =
        tried.isPresent() ? Map.of() : named(chosen, session.files());
    Told told =
        session.onNode(
            node,
            (cluster, progress) -> {
              WorkloadUnderTest under = chosen.on(cluster);
              return new Told(
                  chosen.name(),
                  cluster.nodes().get(0).runtime().oci().toString(),
                  new Diagnoser(progress)
                      .diagnose(
                          tried
                              .map(it -> Confined.by(under, it))
                              .orElseGet(() -> Confined.asTheyAre(under, named))));
            });
    Diagnosis diagnosis = told.diagnosis();
    print(told, FORMATS, session);
    if (mended != null && diagnosis instanceof Diagnosis.NeedsCalls needs) {
      write(mended, needs, session);
    }
    return diagnosis instanceof Diagnosis.NotFound
        ? CommandResult.NOT_OBSERVED
        : CommandResult.of(diagnosis instanceof Diagnosis.Works);
  }

  private void write(Path file, Diagnosis.NeedsCalls needs, CommandSession session) {
    Map<String, SeccompProfile> profiles = new LinkedHashMap<>();
    needs.lacks().forEach(it -> profiles.put(it.container(), needs.mended(it.container())));
    boolean single = profiles.values().stream().distinct().count() == 1;
    profiles.forEach(
        (each, mended) -> {
          Path written = single ? file : RecordCommand.named(file, "-" + each + ".json");
          WholeFile.write(written, mended.toJson());
          printAfter("mended: " + written + "\n", session);
        });
  }

  /** The profiles that the manifest names, by container. */
  private Map<String, SeccompProfile> named(WorkloadOptions.Choice chosen, ProjectFiles files) {
    Path folder = node.profiles(files);
    Map<String, SeccompProfile> named = new LinkedHashMap<>();
    LocalhostProfiles.of(chosen.pod())
        .forEach(
            (each, file) ->
                named.put(
                    each, ProfileFile.read(folder.resolve(file.replaceFirst("^profiles/", "")))));
    if (named.isEmpty() || (container != null && !named.containsKey(container))) {
      throw new BadInputException(
          chosen.manifest().file().toString(),
          "names no Localhost profile for "
              + (container == null ? "pod " + chosen.name() : "container " + container),
          "specify a profile: --profile FILE");
    }
    return named;
  }
}
