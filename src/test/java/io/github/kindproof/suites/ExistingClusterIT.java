package io.github.kindproof.suites;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.Verdict;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.io.evidence.FailureBundle;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.report.StepResult;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.tutorial.Tutorial;
import io.github.kindproof.tutorial.TutorialRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tutorial on a cluster that exists, of four workers, one of them odd: what of it applies, by
 * the API server alone, with the profiles brought and taken away again.
 */
@Tag("long")
@SeccompTest(kubernetes = "default")
class ExistingClusterIT {
  @Test
  void whatAppliesIsSeenAndNothingStays(
      Harness harness, KubernetesVersion version, @TempDir Path folder) {
    try (ClusterPool.Lease lease = FourWorkers.lease(harness, version, "worker,worker2,worker3")) {
      Cluster cluster = lease.result().orElseThrow(refused -> "see its cause");
      ProbeImage.bringTo(cluster);
      settle(cluster);
      SortedSet<String> before = AllObjects.of(cluster);
      Map<String, StepResult> results = play(harness, AdminKubeconfig.of(cluster, folder), version);
      assertThat(results)
          .allSatisfy(
              (step, result) ->
                  assertThat(result.verdict()).as(result.toString()).isNotEqualTo(Verdict.DIFFERS));
      assertThat(verdicts(results, Verdict.AS_EXPECTED)).contains("3", "6", "7", "8");
      assertThat(verdicts(results, Verdict.NOT_APPLICABLE))
          .containsExactlyInAnyOrder("1", "2", "2-today", "2b", "4", "5");
      assertThat(results)
          .hasEntrySatisfying("4", it -> assertThat(it.cause()).contains("no programs are run on"))
          .hasEntrySatisfying(
              "1",
              it ->
                  assertThat(it.cause())
                      .contains("kubelets of an existing cluster are not changed"));
      new Wait("the end of all that was made", Duration.ofMinutes(2), Duration.ofSeconds(2))
          .until(() -> AllObjects.of(cluster), before::equals);
      assertThat(AllObjects.of(cluster)).isEqualTo(before);
    }
  }

  /** The namespace of the probe has to be gone, or it is one that goes during the run. */
  private static void settle(Cluster cluster) {
    new Wait("the end of the probe", Duration.ofMinutes(2), Duration.ofSeconds(1))
        .until(
            () -> cluster.client().namespaces().list().getItems(),
            all ->
                all.stream().noneMatch(it -> it.getMetadata().getName().startsWith("kindproof")));
  }

  private static Map<String, StepResult> play(
      Harness harness, Kubeconfig kubeconfig, KubernetesVersion version) {
    ClusterSource source =
        new ClusterSource(ClusterSource.EXISTING, Optional.of(kubeconfig.existing()));
    return new TutorialRun(
            harness,
            source,
            new FailureBundle(Path.of("target", "kindproof", "failures")),
            Progress.silent())
        .run(List.of(version), NodeRuntime.own(), Tutorial.steps()).stream()
            .collect(toMap(StepResult::step, it -> it));
  }

  private static List<String> verdicts(Map<String, StepResult> results, Verdict verdict) {
    return results.values().stream()
        .filter(result -> result.verdict() == verdict)
        .map(StepResult::step)
        .toList();
  }
}
