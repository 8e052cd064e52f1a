package io.github.kindling.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kindling.cluster.BootResult;
import io.github.kindling.cluster.Cluster;
import io.github.kindling.waiting.Wait;
import io.github.kindling.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class OfTheClass {
    static Workload shared;

    @BeforeAll
    static void apply(Cluster cluster) {
      shared = cluster.apply(MANIFEST);
    }

    @Test
    @Order(1)
    void first(Cluster cluster) {
      cluster.apply(MANIFEST);
      assertThat(namespaces(cluster)).hasSize(2);
    }

    @Test
    @Order(2)
    void second(Cluster cluster) {
      assertThat(namespaces(cluster)).containsExactly(shared.namespace());
    }

    @Nested
    @SuppressWarnings("ClassCanBeStatic")
    class Inner {
      @BeforeAll
      static void apply(Cluster cluster) {
        cluster.apply(MANIFEST);
      }

      @Test
      void hasBoth(Cluster cluster) {
        assertThat(namespaces(cluster)).hasSize(2).contains(shared.namespace());
      }
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
  static class OfEachTest {
    private final Workload byConstructor;

    OfEachTest(Cluster cluster) {
      byConstructor = cluster.apply(MANIFEST);
    }

    @BeforeEach
    void apply(Cluster cluster) {
      cluster.apply(MANIFEST);
    }

    @RepeatedTest(2)
    void hasThree(Cluster cluster, BootResult result) {
      ((BootResult.Booted) result).cluster().apply(MANIFEST);
      assertThat(namespaces(cluster)).hasSize(3).contains(byConstructor.namespace());
    }

    @AfterEach
    void stillHasThree(Cluster cluster) {
      assertThat(namespaces(cluster)).hasSize(3);
      cluster.apply(MANIFEST);
    }

    @TestFactory
    Stream<DynamicTest> sharesThem(Cluster cluster) {
      Workload ofFactory = cluster.apply(MANIFEST);
      return Stream.of(1, 2)
          .map(
              count ->
                  dynamicTest(
                      "test " + count,
                      () -> assertThat(namespaces(cluster)).contains(ofFactory.namespace())));
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

  @Test
  void testsSideBySideKeepTheirOwn() {
    try (FakeRun run = new FakeRun(folder).parallel()) {
      run.execute(SideBySide.class).testEvents().assertStatistics(it -> it.succeeded(2));
    }
  }

  @Test
  void theEndOfATestLeavesThoseOfOthers() {
    try (FakeRun run = new FakeRun(folder).parallel()) {
      run.execute(OneEndsFirst.class).testEvents().assertStatistics(it -> it.succeeded(2));
      assertThat(run.clusters().api("v1.34.11").namespaces()).isEmpty();
    }
  }

  @Test
  void thoseOfTheClassOutliveItsTests() {
    runsAndLeavesNothing(OfTheClass.class, 3);
  }

  @Test
  void thoseOfTheOnlyInstanceOutliveItsTests() {
    runsAndLeavesNothing(OfTheInstance.class, 2);
  }

  @Test
  void thoseOfATestGoAfterAllThatBelongsToIt() {
    runsAndLeavesNothing(OfEachTest.class, 4);
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
