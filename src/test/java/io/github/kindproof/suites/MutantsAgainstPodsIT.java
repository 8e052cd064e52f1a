package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.mutate.Mutator;
import io.github.kindproof.leastprivilege.mutate.PodMutants;
import io.github.kindproof.leastprivilege.mutate.Sample;
import io.github.kindproof.leastprivilege.record.RuntimeCalls;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.seccomp.knowledge.CallUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same calls taken away from the same profile by mutants and by pods, in one run: the classes
 * are equal. How long each took is written to {@code target/kindproof/mutants-against-pods.txt}.
 */
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
@Tag("long")
class MutantsAgainstPodsIT {
  private static final Path FIGURES = Path.of("target", "kindproof", "mutants-against-pods.txt");
  private static final LifePlan PLAN =
      LifePlan.of(
          Exercise.of("curl -sS --max-time 5 http://$ADDRESS:$PORT/", Duration.ofSeconds(10)));
  private static final int SAMPLE = 10;
  private static final int BENCHES = 4;

  @Test
  void aMutantShowsWhatAPodShows(Cluster cluster) throws IOException {
    WorkloadUnderTest nginx =
        new WorkloadUnderTest(
            cluster, cluster.manifest("manifests/workloads/nginx.yaml"), "nginx", PLAN);
    SeccompProfile profile = ProfileFile.read(Path.of("src/test/profiles/nginx-recorded.json"));
    Set<String> ofRuntime = RuntimeCalls.needed(List.of(cluster.nodes().get(0).runtime().oci()));
    List<String> sample = Sample.of(List.copyOf(profile.allowed()), SAMPLE);
    List<CallFinding> byMutants;
    Duration mutants;
    try (Mutator mutator = Mutator.open(nginx, BENCHES, Progress.silent())) {
      Timed<List<CallFinding>> timed = timed(() -> mutator.uses(profile, sample, ofRuntime));
      byMutants = timed.result();
      mutants = timed.took();
    }
    PodMutants pods = PodMutants.open(nginx, Progress.silent());
    Timed<List<CallFinding>> byPods = timed(() -> pods.uses(profile, sample, ofRuntime));

    Files.createDirectories(FIGURES.getParent());
    Files.writeString(
        FIGURES,
        "%d calls: mutants %.1f s, pods %.1f s, %.1f times as long%n%s%n%s%n"
            .formatted(
                sample.size(),
                mutants.toMillis() / 1000.0,
                byPods.took().toMillis() / 1000.0,
                (double) byPods.took().toMillis() / mutants.toMillis(),
                byMutants,
                byPods.result()));
    assertThat(byPods.result().stream().map(MutantsAgainstPodsIT::shown))
        .containsExactlyElementsOf(byMutants.stream().map(MutantsAgainstPodsIT::shown).toList());
  }

  private static String shown(CallFinding finding) {
    CallUse use = finding.use();
    return finding.call() + " " + use.words();
  }

  private record Timed<T>(T result, Duration took) {}

  private static <T> Timed<T> timed(Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    return new Timed<>(result, Duration.ofNanos(System.nanoTime() - start));
  }
}
