package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** More classes side by side than the machine has room for clusters of. */
class RoomForOneTest {
  private static final int TESTS = 10;

  @TempDir Path folder;

  @OnFakeCluster
  abstract static class Many {
    @RepeatedTest(TESTS)
    void applies(Cluster cluster) {
      cluster.apply("manifests/probe.yaml");
    }

    @RepeatedTest(TESTS)
    void looks(Cluster cluster) {
      assertThat(cluster.client().namespaces().list()).isNotNull();
    }
  }

  @SeccompTest(workers = 0, profiles = "profiles")
  static class First extends Many {}

  @SeccompTest(workers = 1, profiles = "profiles")
  static class Second extends Many {}

  @SeccompTest(workers = 2, profiles = "profiles")
  static class Third extends Many {}

  @SeccompTest(workers = 3, profiles = "profiles")
  static class Fourth extends Many {}

  @SeccompTest(workers = 4, profiles = "profiles")
  static class Fifth extends Many {}

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theyTakeTurns() {
    try (FakeRun run = new FakeRun(folder).withRoomForOne()) {
      run.parallel();
      EngineExecutionResults results =
          run.execute(First.class, Second.class, Third.class, Fourth.class, Fifth.class);
      results.allEvents().assertStatistics(it -> it.failed(0));
      results.testEvents().assertStatistics(it -> it.succeeded(5 * 2 * TESTS));
      assertTheyWaited(run);
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void soDoTheClustersOfOneClass() {
    try (FakeRun run = new FakeRun(folder).withRoomForOne()) {
      run.parallel().with("kindproof.kubernetes", "v1.34.11,v1.24.17,v1.28.15,v1.30.13");
      EngineExecutionResults results = run.execute(First.class, Second.class);
      results.allEvents().assertStatistics(it -> it.failed(0));
      results.testEvents().assertStatistics(it -> it.succeeded(4 * 2 * 2 * TESTS));
      assertTheyWaited(run);
    }
  }

  /** A thread that JUnit lends to another class does not wait: that may be one too many. */
  private static void assertTheyWaited(FakeRun run) {
    assertThat(run.clusters().mostAlive()).isBetween(1, 2);
  }
}
