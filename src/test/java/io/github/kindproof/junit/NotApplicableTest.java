package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterFeature;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What a provider cannot give is skipped with its reason, and nothing is booted for it. */
class NotApplicableTest {
  @TempDir Path folder;

  @ExtendWith(InnerRun.Extension.class)
  @SeccompTest(needs = ClusterFeature.NODE_SHELL)
  @SuppressWarnings("ClassCanBeStatic")
  static class WantsAShell {
    @Test
    void isSkipped(Cluster cluster) {
      fail("it ran");
    }

    @Nested
    class Inner {
      @Test
      void isSkippedToo(Cluster cluster) {
        fail("it ran");
      }
    }
  }

  @ExtendWith(InnerRun.Extension.class)
  @SeccompTest(needs = ClusterFeature.NODE_SHELL)
  static class WantsItBefore {
    @BeforeAll
    static void isNotCalled(Cluster cluster) {
      fail("it ran");
    }

    @Test
    void isSkipped() {
      fail("it ran");
    }
  }

  @ExtendWith(InnerRun.Extension.class)
  @SeccompTest(needs = ClusterFeature.NODE_SHELL)
  static class MadeWithIt {
    MadeWithIt(Cluster cluster) {
      fail("it was made");
    }

    @Test
    void isSkipped() {
      fail("it ran");
    }
  }

  @ExtendWith(InnerRun.Extension.class)
  @SeccompTest(kubernetes = "v9.99.9")
  static class OnAnUnknownVersion {
    @BeforeAll
    static void isNotCalled(Cluster cluster) {
      fail("it ran");
    }

    @Test
    void isNotReached() {}
  }

  @Test
  void eachTestIsSkipped() {
    try (FakeRun run = new FakeRun(folder)) {
      EngineExecutionResults results = run.execute(WantsAShell.class);
      results.testEvents().assertStatistics(it -> it.skipped(2).started(0));
      results.testEvents().skipped().stream()
          .map(event -> event.getRequiredPayload(String.class))
          .forEach(why -> assertThat(why).isEqualTo("not applicable: nothing runs on it"));
      assertThat(run.clusters().booted()).isEmpty();
    }
  }

  @Test
  void soItIsOnSeveralClusters() {
    try (FakeRun run = new FakeRun(folder)) {
      run.with("kindproof.kubernetes", "v1.34.11,v1.24.17");
      EngineExecutionResults results = run.execute(WantsAShell.class);
      results.testEvents().assertStatistics(it -> it.skipped(4).started(0));
    }
  }

  @Test
  void whatAClassDoesBeforeItsTestsIsNotDoneForThoseThatAreSkipped() {
    for (List<String> versions : List.of(List.of("v1.34.11"), List.of("v1.34.11", "v1.24.17"))) {
      try (FakeRun run = new FakeRun(folder)) {
        run.with("kindproof.kubernetes", String.join(",", versions));
        EngineExecutionResults results = run.execute(WantsItBefore.class);
        results.containerEvents().assertStatistics(it -> it.skipped(0).failed(0));
        results.testEvents().assertStatistics(it -> it.skipped(versions.size()).started(0));
        assertThat(run.clusters().booted()).isEmpty();
      }
    }
  }

  @Test
  void testsThatAreMadeWithItAreAborted() {
    try (FakeRun run = new FakeRun(folder)) {
      EngineExecutionResults results = run.execute(MadeWithIt.class);
      results.testEvents().assertStatistics(it -> it.aborted(1).failed(0));
      assertThat(run.bundles()).isEmpty();
      assertThat(run.clusters().booted()).isEmpty();
    }
  }

  @Test
  void whatCannotBeRightIsToldInItsOwnWords() {
    try (FakeRun run = new FakeRun(folder)) {
      EngineExecutionResults results = run.execute(OnAnUnknownVersion.class);
      assertThat(
              results.containerEvents().failed().stream()
                  .flatMap(
                      it ->
                          it.getRequiredPayload(TestExecutionResult.class).getThrowable().stream()))
          .singleElement()
          .asString()
          .contains("v9.99.9");
    }
  }
}
