package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** JUnit's own exception goes on as it is; beside it stands what the harness waited for. */
class TimedOutTestsTest {
  @TempDir Path folder;

  @OnFakeCluster
  static class InThePod {
    private Workload workload;

    @BeforeEach
    void apply(Cluster cluster) {
      workload = cluster.apply("manifests/probe.yaml");
    }

    @Test
    @Timeout(value = 500, unit = TimeUnit.MILLISECONDS)
    void waits() {
      workload.pod("probe");
    }
  }

  @OnFakeCluster
  static class WhileApplying {
    private Path manifest;

    @BeforeEach
    void write(Cluster cluster, @TempDir Path project) throws Exception {
      manifest =
          Files.writeString(
              project.resolve("pod.yaml"),
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: %s
              spec:
                containers:
                  - name: main
                    image: kindproof/probe:1
              """
                  .formatted(FakeApi.NEVER_CREATED));
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.SECONDS)
    void waits(Cluster cluster) {
      cluster.apply(manifest.toString());
    }
  }

  @Test
  void whatWasAwaitedIsToldOnceWithItsNameAndTime() {
    assertThat(failure(InThePod.class))
        .isExactlyInstanceOf(TimeoutException.class)
        .hasMessage("waits() timed out after 500 milliseconds")
        .hasNoCause()
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .filteredOn(it -> !(it instanceof EvidenceNote))
                    .singleElement()
                    .isInstanceOf(InterruptionException.class)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                    .hasMessageMatching(
                        "the wait for the outcome of pod 'probe' was interrupted after \\d+\\.\\d s")
                    .hasNoCause()
                    .hasNoSuppressedExceptions());
  }

  @Test
  void anApplyIsNotBlamedOnTheCluster() {
    assertThat(failure(WhileApplying.class))
        .isExactlyInstanceOf(TimeoutException.class)
        .hasMessageEndingWith("timed out after 1 second")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .filteredOn(it -> !(it instanceof EvidenceNote))
                    .singleElement()
                    .isInstanceOf(InterruptionException.class)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                    .hasMessageMatching(
                        "applying '\\S+/pod.yaml' was interrupted after [01]\\.\\d s")
                    .hasNoCause()
                    .hasNoSuppressedExceptions());
  }

  private Throwable failure(Class<?> tests) {
    try (FakeRun run = new FakeRun(folder)) {
      EngineExecutionResults results = run.execute(tests);
      return results.testEvents().failed().stream()
          .map(event -> event.getRequiredPayload(TestExecutionResult.class))
          .flatMap(result -> result.getThrowable().stream())
          .findFirst()
          .orElseThrow();
    }
  }
}
