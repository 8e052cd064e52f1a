package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Wherever JUnit takes a parameter, a cluster can be one. */
class ParametersTest {
  @TempDir Path folder;

  @Test
  void eachPlaceHasTheCluster() {
    try (FakeRun run = new FakeRun(folder)) {
      EngineExecutionResults results = run.execute(Everywhere.class);
      results.allEvents().assertStatistics(it -> it.failed(0).skipped(0));
      results.testEvents().assertStatistics(it -> it.succeeded(9));
      assertThat(run.clusters().booted()).hasSize(1);
    }
  }

  @Test
  void soItIsSideBySide() {
    try (FakeRun run = new FakeRun(folder)) {
      run.parallel();
      EngineExecutionResults results = run.execute(Everywhere.class);
      results.allEvents().assertStatistics(it -> it.failed(0).skipped(0));
      assertThat(run.clusters().booted()).hasSize(1);
    }
  }

  @Test
  void aClassWithOneInstanceHasItToo() {
    try (FakeRun run = new FakeRun(folder)) {
      EngineExecutionResults results = run.execute(OncePerClass.class);
      results.allEvents().assertStatistics(it -> it.failed(0).skipped(0));
      results.testEvents().assertStatistics(it -> it.succeeded(2));
    }
  }
}
