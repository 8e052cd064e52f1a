package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** A class on several versions: as if it were run once on each. */
class SeveralClustersTest {
  @TempDir Path folder;

  @OnFakeCluster
  static class OncePerCluster {
    static final List<String> CALLS = new CopyOnWriteArrayList<>();
    static Workload shared;

    @BeforeAll
    static void prepare(Cluster cluster, KubernetesVersion version, TestInfo info) {
      shared = cluster.apply("manifests/probe.yaml");
      CALLS.add("before " + version.version());
    }

    @BeforeAll
    static void prepareWithoutCluster() {
      CALLS.add("plain");
    }

    @Test
    void hasTheWorkload(Cluster cluster) {
      assertThat(cluster.client().namespaces().withName(shared.namespace()).get()).isNotNull();
      CALLS.add("test " + cluster.spec().kubernetes().version());
    }

    @Nested
    @SuppressWarnings("ClassCanBeStatic")
    class Inner {
      @BeforeAll
      static void prepare(KubernetesVersion version) {
        CALLS.add("inner " + version.version());
      }

      @Test
      void isOnTheSame(Cluster cluster) {
        assertThat(cluster.client().namespaces().withName(shared.namespace()).get()).isNotNull();
      }
    }

    @AfterAll
    static void cleanUp(Cluster cluster) {
      assertThat(cluster.client().namespaces().withName(shared.namespace()).get()).isNotNull();
      CALLS.add("after " + cluster.spec().kubernetes().version());
    }
  }

  @OnFakeCluster
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance {
    private String version = "";

    @BeforeAll
    void prepare(KubernetesVersion version) {
      this.version = version.version();
    }

    @Test
    void isOnIt(KubernetesVersion version) {
      assertThat(version.version()).isEqualTo(this.version);
    }
  }

  @OnFakeCluster
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class ClusterInTheConstructorOfAll {
    ClusterInTheConstructorOfAll(Cluster cluster) {}

    @Test
    void isNotReached() {}
  }

  @OnFakeCluster
  static class FailsOnOne {
    @BeforeAll
    static void prepare(Cluster cluster) throws IOException {
      if (cluster.spec().kubernetes().version().equals("v1.24.17")) {
        throw new IOException("not on this one");
      }
    }

    @Test
    void passes() {}

    @AfterAll
    static void failsToo(Cluster cluster) {
      if (cluster.spec().kubernetes().version().equals("v1.34.11")) {
        fail("not clean");
      }
    }
  }

  private FakeRun run() {
    FakeRun run = new FakeRun(folder);
    run.with("kindproof.kubernetes", "v1.34.11, v1.24.17");
    return run;
  }

  @Test
  void beforeAllAndAfterAllAreCalledOncePerCluster() {
    try (FakeRun run = run()) {
      EngineExecutionResults results = run.execute(OncePerCluster.class);
      results.allEvents().assertStatistics(it -> it.failed(0));
      results.testEvents().assertStatistics(it -> it.succeeded(4));
      assertThat(OncePerCluster.CALLS)
          .filteredOn(call -> !call.equals("plain"))
          .containsExactly(
              "before v1.34.11",
              "test v1.34.11",
              "inner v1.34.11",
              "after v1.34.11",
              "before v1.24.17",
              "test v1.24.17",
              "inner v1.24.17",
              "after v1.24.17");
      assertThat(OncePerCluster.CALLS).filteredOn("plain"::equals).hasSize(2);
      assertThat(run.clusters().api("v1.34.11").namespaces()).isEmpty();
      assertThat(run.clusters().api("v1.24.17").namespaces()).isEmpty();
    }
  }

  @Test
  void theOnlyInstanceIsPreparedForEach() {
    try (FakeRun run = run()) {
      run.execute(OneInstance.class).testEvents().assertStatistics(it -> it.succeeded(2));
    }
  }

  @Test
  void itsConstructorCanHaveNone() {
    try (FakeRun run = run()) {
      assertThat(failures(run.execute(ClusterInTheConstructorOfAll.class)))
          .singleElement()
          .asString()
          .contains("one instance is shared by the tests on all its clusters", "in @BeforeAll");
    }
  }

  @Test
  void whatFailsOnOneLeavesTheOther() {
    try (FakeRun run = run()) {
      EngineExecutionResults results = run.execute(FailsOnOne.class);
      results.testEvents().assertStatistics(it -> it.succeeded(1));
      assertThat(failures(results))
          .extracting(Throwable::toString)
          .containsExactly(
              "org.opentest4j.AssertionFailedError: not clean",
              "java.io.IOException: not on this one");
      assertThat(run.bundles())
          .containsExactly(
              "SeveralClustersTest.FailsOnOne-v1.24.17", "SeveralClustersTest.FailsOnOne-v1.34.11");
    }
  }

  private static List<Throwable> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .flatMap(
            event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
        .toList();
  }
}
