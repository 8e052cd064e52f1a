package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A workload is deleted with the test or class that applied it, and not before. */
class AppliedWorkloadsTest {
  private static final String MANIFEST = "manifests/probe.yaml";

  @TempDir Path folder;

  private static List<String> namespaces(Cluster cluster) {
    return cluster.client().namespaces().list().getItems().stream()
        .map(it -> it.getMetadata().getName())
        .toList();
  }

  @OnFakeCluster
  static class SideBySide {
    static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @RepeatedTest(2)
    void keepsItsOwn(Cluster cluster) throws Exception {
      Workload mine = cluster.apply(MANIFEST);
      await();
      assertThat(namespaces(cluster)).contains(mine.namespace());
      await();
    }

    private static void await() throws InterruptedException, TimeoutException {
      try {
        BOTH.await(20, TimeUnit.SECONDS);
      } catch (BrokenBarrierException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** One test ends while the other is still at work. */
  @OnFakeCluster
  static class OneEndsFirst {
    static final CyclicBarrier APPLIED = new CyclicBarrier(2);

    @Test
    void ends(Cluster cluster) throws Exception {
      Workload mine = cluster.apply(MANIFEST);
      APPLIED.await(20, TimeUnit.SECONDS);
      assertThat(mine.namespace()).isNotEmpty();
    }

    @Test
    void goesOn(Cluster cluster) throws Exception {
      Workload mine = cluster.apply(MANIFEST);
      APPLIED.await(20, TimeUnit.SECONDS);
      new Wait("the other test's end", Duration.ofSeconds(20), Duration.ofMillis(10))
          .until(() -> namespaces(cluster), names -> names.size() == 1);
      assertThat(namespaces(cluster)).containsExactly(mine.namespace());
    }
  }

  @OnFakeCluster
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OfTheInstance {
    private final Workload shared;

    OfTheInstance(Cluster cluster) {
      shared = cluster.apply(MANIFEST);
    }

    @RepeatedTest(2)
    void hasIt(Cluster cluster) {
      assertThat(namespaces(cluster)).containsExactly(shared.namespace());
    }
  }

  @OnFakeCluster
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class KeptTooLong {
    static @Nullable Cluster kept;

    @Test
    @Order(1)
    void keepsItsCluster(Cluster cluster) {
      kept = cluster;
    }

    @Test
    @Order(2)
    void appliesThroughIt() {
      Objects.requireNonNull(kept).apply(MANIFEST);
    }
  }

  @OnFakeCluster
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class AskedTooLate {
    static @Nullable Workload kept;

    @Test
    @Order(1)
    void keeps(Cluster cluster) {
      kept = cluster.apply(MANIFEST);
      Workload closed = cluster.apply(MANIFEST);
      closed.close();
      assertThatThrownBy(() -> closed.pod("probe"))
          .isInstanceOf(BadInputException.class)
          .hasMessageMatching(
              "workload of .*probe.yaml: closed by close\\(\\), its pods are removed; request .*");
    }

    @Test
    @Order(2)
    void asks() {
      assertThatThrownBy(() -> Objects.requireNonNull(kept).pods())
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("closed by the end of keeps(Cluster)");
    }
  }

  @Test
  void whatIsClosedSaysSoAndBecauseOfWhat() {
    runsAndLeavesNothing(AskedTooLate.class, 2);
  }

  @Test
  void testsSideBySideKeepTheirOwn() {
    try (FakeRun run = new FakeRun(folder)) {
      run.parallel();
      run.execute(SideBySide.class).testEvents().assertStatistics(it -> it.succeeded(2));
    }
  }

  @Test
  void theEndOfATestLeavesThoseOfOthers() {
    try (FakeRun run = new FakeRun(folder)) {
      run.parallel();
      run.execute(OneEndsFirst.class).testEvents().assertStatistics(it -> it.succeeded(2));
      assertThat(run.clusters().api("v1.34.11").namespaces()).isEmpty();
    }
  }

  @Test
  void thoseOfTheClassOutliveItsTests() {
    runsAndLeavesNothing(WorkloadsOfClass.class, 3);
  }

  @Test
  void thoseOfTheOnlyInstanceOutliveItsTests() {
    runsAndLeavesNothing(OfTheInstance.class, 2);
  }

  @Test
  void thoseOfATestGoAfterAllThatBelongsToIt() {
    runsAndLeavesNothing(WorkloadsOfOneTestEach.class, 4);
  }

  @Test
  void whatIsAppliedThroughAClusterOfATestThatEndedGoesWithTheClass() {
    runsAndLeavesNothing(KeptTooLong.class, 2);
  }

  private void runsAndLeavesNothing(Class<?> tests, int passed) {
    try (FakeRun run = new FakeRun(folder)) {
      var results = run.execute(tests);
      results.allEvents().assertStatistics(it -> it.failed(0));
      results.testEvents().assertStatistics(it -> it.succeeded(passed));
      assertThat(run.clusters().api("v1.34.11").namespaces()).isEmpty();
    }
  }
}
