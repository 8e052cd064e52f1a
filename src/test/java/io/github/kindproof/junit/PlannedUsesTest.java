package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Clusters go when no class of the plan will use them, and no sooner. */
class PlannedUsesTest {
  private static final String OLD = "v1.24.17";
  private static final String NEW = "v1.34.11";

  @TempDir Path folder;

  @OnFakeCluster
  abstract static class Looks {
    @Test
    void looks(Cluster cluster) {
      assertThat(cluster.client().namespaces().list()).isNotNull();
    }
  }

  @SeccompTest(
      workers = 0,
      kubernetes = {OLD, NEW})
  static class First extends Looks {}

  @SeccompTest(workers = 0, kubernetes = OLD)
  static class Second extends Looks {}

  @SeccompTest(workers = 0, kubernetes = "v0")
  static class OfNoVersion extends Looks {}

  @OnFakeCluster
  @SeccompTest(workers = 0, kubernetes = NEW)
  static class WithoutTests {
    @Test
    void looksAtNothing() {}
  }

  @Test
  void aClusterGoesAfterItsLastClass() {
    try (FakeRun run = new FakeRun(folder)) {
      succeeds(run.launch(First.class, Second.class));
      assertThat(run.clusters().events())
          .containsExactly("boot " + OLD, "boot " + NEW, "delete " + NEW, "delete " + OLD);
    }
  }

  @Test
  void aWrongClassChangesNothing() {
    try (FakeRun run = new FakeRun(folder)) {
      TestExecutionSummary summary = run.launch(OfNoVersion.class, First.class, Second.class);
      assertThat(summary.getTotalFailureCount()).isEqualTo(1);
      assertThat(run.clusters().events())
          .containsExactly("boot " + OLD, "boot " + NEW, "delete " + NEW, "delete " + OLD);
    }
  }

  @Test
  void aClassThatUsesNoneEndsItsUseToo() {
    try (FakeRun run = new FakeRun(folder)) {
      succeeds(run.launch(WithoutTests.class, First.class, Second.class));
      assertThat(run.clusters().events())
          .containsExactly("boot " + OLD, "boot " + NEW, "delete " + NEW, "delete " + OLD);
    }
  }

  @Test
  void withoutAPlanClustersStay() {
    try (FakeRun run = new FakeRun(folder)) {
      run.execute(First.class, Second.class).allEvents().assertStatistics(it -> it.failed(0));
      assertThat(run.clusters().events()).containsExactly("boot " + OLD, "boot " + NEW);
    }
  }

  private static void succeeds(TestExecutionSummary summary) {
    assertThat(summary.getTotalFailureCount()).isZero();
    assertThat(summary.getTestsSucceededCount()).isPositive();
  }
}
