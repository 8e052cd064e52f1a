package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** On a real cluster, with real workloads, tests of every shape end as without one. */
@Order(5)
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
class RealShapesIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Set<String> NAMESPACES = ConcurrentHashMap.newKeySet();

  /** Each with a workload of its own, which the evidence of its failure shows. */
  @ExtendWith(InnerRun.Extension.class)
  @SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
  static class OnCluster extends Shapes {
    @BeforeEach
    void apply(Cluster cluster) {
      remember(cluster.apply("manifests/probe.yaml"));
    }
  }

  @ExtendWith(InnerRun.Extension.class)
  @SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
  static class OfTheClass {
    static Workload probe;

    @BeforeAll
    static void applyOnce(Cluster cluster) {
      probe = cluster.apply("manifests/probe.yaml");
    }

    @Test
    void oneTestSeesIt() {
      assertThat(remember(probe).pod("probe")).isRunning();
    }

    @Test
    void soDoesAnother(Cluster cluster) {
      remember(cluster.apply("manifests/probe.yaml"));
      assertThat(probe.pod("probe")).isRunning().namesNoProfile();
    }
  }

  private static Workload remember(Workload workload) {
    NAMESPACES.add(workload.namespace());
    return workload;
  }

  /** On the cluster that the test outside has, as its spec is the same. */
  private static InnerRun on(Harness harness, Path folder) {
    return new InnerRun(folder) {
      @Override
      TestRun testRun(Progress progress) {
        return new TestRun(
            harness.files(),
            harness.versions(),
            harness.runtimes(),
            harness.providers(),
            harness.pool(),
            progress,
            failures(),
            () -> harness);
      }
    };
  }

  @Test
  void theyEndAsWithoutAndLeaveTheirEvidence(Cluster cluster, Harness harness, @TempDir Path folder)
      throws IOException {
    try (InnerRun run = on(harness, folder).parallel()) {
      var plain = JUnitContractTest.plain();
      var onCluster = JUnitContractTest.ends(run.execute(OnCluster.class).allEvents().stream());
      SoftAssertions softly = new SoftAssertions();
      softly.assertThat(onCluster).containsOnlyKeys(plain.keySet());
      plain.forEach((test, end) -> softly.assertThat(onCluster.get(test)).as(test).isEqualTo(end));
      softly.assertAll();
      assertThat(run.bundles()).hasSize(27);
      for (String bundle : run.bundles()) {
        try (Stream<Path> files = Files.list(run.failures().resolve(bundle))) {
          assertThat(files.map(it -> it.getFileName().toString()))
              .as(bundle)
              .contains("failure.txt", "events.txt", "describe-nodes.txt")
              .anyMatch(name -> name.endsWith("kubelet.log"));
        }
      }
      assertThat(
              run.failures()
                  .resolve(
                      "RealShapesIT.OnCluster.failsWithADifference-v1.34.11/describe-pods.txt"))
          .content()
          .contains("Namespace:", "kindproof-", "probe");
      assertNothingIsLeft(cluster);
    }
  }

  @Test
  void aWorkloadOfTheClassIsThereForAllTests(
      Cluster cluster, Harness harness, @TempDir Path folder) {
    try (InnerRun run = on(harness, folder).parallel()) {
      EngineExecutionResults results = run.execute(OfTheClass.class);
      results.allEvents().assertStatistics(it -> it.failed(0));
      results.testEvents().assertStatistics(it -> it.succeeded(2));
      assertNothingIsLeft(cluster);
    }
  }

  private static void assertNothingIsLeft(Cluster cluster) {
    assertThat(NAMESPACES).isNotEmpty();
    List<String> left =
        new Wait("the namespaces to be gone", LIMIT, INTERVAL)
            .until(
                () ->
                    cluster.client().namespaces().list().getItems().stream()
                        .map(it -> it.getMetadata().getName())
                        .filter(NAMESPACES::contains)
                        .toList(),
                List::isEmpty)
            .last();
    assertThat(left).isEmpty();
  }
}
