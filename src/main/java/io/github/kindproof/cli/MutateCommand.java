package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.mutate.Mutator;
import io.github.kindproof.leastprivilege.mutate.PodMutants;
import io.github.kindproof.leastprivilege.mutate.Sample;
import io.github.kindproof.leastprivilege.record.RuntimeCalls;
import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.leastprivilege.verify.Verification;
import io.github.kindproof.leastprivilege.verify.Verifier;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.seccomp.knowledge.WorkloadFindings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "mutate",
    description =
        "Removes each syscall from a profile in turn and reports what breaks: the "
            + "runtime, the loader, start, service, stop, or nothing. It tries hundreds per "
            + "minute, because the node's own runtime runs each mutant directly, with the "
            + "container's own spec, and not as a pod.",
    exitCodeList = {
      " 0:the findings are complete, and pods confirm them as far as requested",
      " 1:the workload does not work under the profile, or a pod contradicts a finding",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:the environment failed",
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} mutate app.yaml --exercise app.sh --profile app.json",
      "  ${ROOT-COMMAND-NAME} mutate app.yaml --profile app.json --minimize small.json",
    })
final class MutateCommand extends ReportingCommand {
  static final Formats<Mutation> FORMATS =
      Formats.text(Mutation::text).with(Format.JSON, MutationJson::of);
  private static final int BENCHES = 4;

  @Mixin private WorkloadOptions workload;

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "FILE",
      description = "The profile. The workload must work under it.")
  private Path profile = Path.of("");

  @Option(
      names = "--minimize",
      paramLabel = "FILE",
      converter = OutputFile.class,
      description =
          "Write a profile without the syscalls that are not needed here, once a pod has "
              + "confirmed it.")
  private @Nullable Path minimize;

  @Option(
      names = "--findings",
      paramLabel = "FILE",
      converter = OutputFile.class,
      description =
          "Also write a YAML file that says what each syscall is needed for and how that was "
              + "observed.")
  private @Nullable Path findings;

  @Option(
      names = "--arguments",
      description =
          "With --minimize: allow socket, prctl, personality and clone only with the arguments "
              + "that "
              + "are needed here.")
  private boolean arguments;

  @Option(
      names = "--confirm",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description =
          "Number of syscalls to also test in pods; pods with a different result are reported.")
  private int confirm;

  @Option(
      names = "--for-runc",
      paramLabel = "LINE",
      split = ",",
      description =
          "Runtimes (runc release lines, or crun) that must also be able to start the workload; "
              + "the syscalls that they need are kept.")
  private List<String> forRunc = new ArrayList<>();

  @Mixin private ContainerOption container;

  @Mixin private NodeOptions node;

  @Override
  Formats<?> formats() {
    return FORMATS;
  }

  @Override
  CommandResult run(CommandSession session) {
    if (arguments && minimize == null) {
      throw new BadInputException(
          "--arguments", "works only with --minimize", "add --minimize FILE");
    }
    if (confirm < 0) {
      throw new BadInputException(
          "--confirm " + confirm, "is not a number of syscalls", "give 0 or more");
    }
    WorkloadOptions.Choice chosen = workload.choose(container.name());
    List<String> all = PodContainers.names(chosen.pod());
    if (container.name().isEmpty() && all.size() > 1) {
      throw new BadInputException(
          "pod " + chosen.name(),
          "has the containers " + String.join(", ", all),
          "choose one: --container NAME");
    }
    SeccompProfile whole = ProfileFile.read(profile);
    List<OciRuntime> others = RuntimeCalls.runtimes("--for-runc", forRunc);
    Mutation found =
        session.onNode(
            node, (cluster, progress) -> found(chosen.on(cluster), whole, others, progress));
    return report(found, chosen.name(), whole, session);
  }

  private Mutation found(
      WorkloadUnderTest tried, SeccompProfile whole, List<OciRuntime> others, Progress progress) {
    Cluster cluster = tried.cluster();
    String on =
        "Kubernetes %s, %s"
            .formatted(cluster.spec().kubernetes().version(), cluster.nodes().get(0).runtime());
    Set<String> ofRuntime = RuntimeCalls.kept(cluster.nodes().get(0).runtime().oci(), others);
    List<CallFinding> uses;
    Optional<Mutator.Narrowed> smaller = Optional.empty();
    try (Mutator mutator = Mutator.open(tried, BENCHES, progress)) {
      List<Difference> wrong = mutator.differences(whole);
      if (!wrong.isEmpty()) {
        return new Mutation(on, wrong, List.of(), List.of(), smaller, List.of());
      }
      uses = mutator.uses(whole, whole.allowed(), ofRuntime);
      if (minimize != null) {
        SeccompProfile less = mutator.minimized(whole, uses);
        smaller =
            Optional.of(arguments ? mutator.narrowed(less) : new Mutator.Narrowed(less, List.of()));
      }
    }
    List<CallFinding> asPods =
        confirm == 0
            ? List.of()
            : PodMutants.open(tried, progress)
                .uses(whole, Sample.of(List.copyOf(whole.allowed()), confirm), ofRuntime);
    List<Verification> verdicts =
        smaller
            .map(Mutator.Narrowed::profile)
            .map(it -> new Verifier(progress).verify(tried, it))
            .orElse(List.of());
    return new Mutation(on, List.of(), uses, asPods, smaller, verdicts);
  }

  private CommandResult report(
      Mutation found, String name, SeccompProfile whole, CommandSession session) {
    print(found, FORMATS, session);
    if (findings != null && !found.uses().isEmpty()) {
      WholeFile.write(
          findings, WorkloadFindings.of(name, found.mutatedOn(), found.uses()).toYaml());
    }
    if (minimize != null && found.isConfirmed() && found.smaller().isPresent()) {
      Mutator.Narrowed smaller = found.smaller().get();
      WholeFile.write(minimize, smaller.profile().toJson());
      StringBuilder written =
          new StringBuilder(
              "%s: %d syscalls instead of %d%n"
                  .formatted(
                      minimize,
                      smaller.profile().allowed().size() + smaller.calls().size(),
                      whole.allowed().size()));
      smaller.calls().forEach(it -> written.append("  ").append(it).append('\n'));
      printAfter(written.toString(), session);
    }
    return CommandResult.of(found.isConfirmed());
  }
}
