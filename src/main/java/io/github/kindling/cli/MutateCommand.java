package io.github.kindling.cli;

import io.github.kindling.cluster.Cluster;
import io.github.kindling.exercise.LifePlan;
import io.github.kindling.mutate.CallFinding;
import io.github.kindling.mutate.CallUse;
import io.github.kindling.mutate.Mutator;
import io.github.kindling.profile.ProfileFile;
import io.github.kindling.record.Recorder;
import io.github.kindling.record.RuntimeCalls;
import io.github.kindling.report.WholeFile;
import io.github.kindling.runtime.OciRuntime;
import io.github.kindling.seccomp.SeccompProfile;
import io.github.kindling.verify.Difference;
import io.github.kindling.verify.Verdict;
import io.github.kindling.verify.Verifier;
import io.github.kindling.workload.Manifest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kindling mutate}. */
@Command(
    name = "mutate",
    description =
        "Takes each call away from a profile in turn, and says what it is good for by what happens then: "
            + "needed by the runtime, by the loader, to start, to serve, to stop, or not at all. Hundreds a "
            + "minute, as each is run by the node's own runtime with the container's own spec, not as a pod.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:it does not work under the whole profile, or the smaller one is not confirmed in a pod",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:the environment failed",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./kindling mutate app.yaml --exercise app.sh --profile app.json",
      "  ./kindling mutate app.yaml --profile app.json --minimise small.json",
    })
final class MutateCommand implements Callable<Integer> {
  private static final int BENCHES = 4;

  @Mixin private WorkloadOptions workload;

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "FILE",
      description = "The profile, which the workload must work under.")
  private Path profile = Path.of("");

  @Option(
      names = "--minimise",
      paramLabel = "FILE",
      description =
          "Write a profile without the calls that are not needed here, once a pod has confirmed it.")
  private @Nullable Path minimise;

  @Option(
      names = "--for-runc",
      paramLabel = "LINE",
      split = ",",
      description = "Lines of runc, or crun, that shall start it too: what they need is kept.")
  private List<String> forRunc = new ArrayList<>();

  @Mixin private NodeOptions node;

  @Spec private CommandSpec spec;

  /** What was found. */
  private record Found(
      List<Difference> wrong,
      List<CallFinding> uses,
      Optional<SeccompProfile> smaller,
      List<Verdict> verdicts) {}

  @Override
  public Integer call() {
    Manifest manifest = workload.manifest();
    String name = Recorder.podOf(manifest, workload.pod()).getMetadata().getName();
    SeccompProfile whole = ProfileFile.read(profile);
    LifePlan plan = workload.life(Duration.ZERO);
    List<OciRuntime> others = RuntimeCalls.runtimes("--for-runc", forRunc);
    Found found =
        node.with(
            (cluster, progress) -> {
              try (Mutator mutator =
                  Mutator.open(cluster, manifest, name, plan, BENCHES, progress)) {
                List<Difference> wrong = mutator.differences(whole);
                if (!wrong.isEmpty()) {
                  return new Found(wrong, List.of(), Optional.empty(), List.of());
                }
                List<CallFinding> uses =
                    mutator.uses(whole, whole.allowed(), ofRuntime(cluster, others));
                if (minimise == null) {
                  return new Found(wrong, uses, Optional.empty(), List.of());
                }
                SeccompProfile smaller = mutator.minimised(whole, uses);
                Verifier verifier = new Verifier(cluster, progress);
                return new Found(
                    wrong,
                    uses,
                    Optional.of(smaller),
                    verifier.verify(
                        manifest, name, plan, smaller, verifier.baseline(manifest, name, plan)));
              }
            });
    return report(found, whole);
  }

  private static SortedSet<String> ofRuntime(Cluster cluster, List<OciRuntime> others) {
    List<OciRuntime> runtimes = new ArrayList<>(others);
    runtimes.add(cluster.nodes().get(0).runtime().oci());
    return RuntimeCalls.of(runtimes);
  }

  private int report(Found found, SeccompProfile whole) {
    PrintWriter out = spec.commandLine().getOut();
    if (!found.wrong().isEmpty()) {
      out.println("under the whole profile: " + found.wrong().get(0));
      out.println("see: ./kindling diagnose");
      out.flush();
      return 1;
    }
    for (CallUse use : CallUse.values()) {
      List<CallFinding> all = found.uses().stream().filter(each -> each.use() == use).toList();
      if (!all.isEmpty()) {
        out.println(use.words() + " (" + all.size() + ")");
        all.forEach(
            each ->
                out.println("  %-18s %s".formatted(each.call(), each.evidence()).stripTrailing()));
      }
    }
    found.verdicts().forEach(out::println);
    boolean confirmed = found.verdicts().stream().allMatch(Verdict::works);
    if (minimise != null && confirmed && found.smaller().isPresent()) {
      WholeFile.write(minimise, found.smaller().get().toJson());
      out.printf(
          "%s: %d calls, not %d%n",
          minimise, found.smaller().get().allowed().size(), whole.allowed().size());
    }
    out.flush();
    return confirmed ? 0 : 1;
  }
}
