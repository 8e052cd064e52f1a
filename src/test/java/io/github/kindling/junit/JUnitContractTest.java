package io.github.kindling.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindling.cluster.Cluster;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;

/** With a cluster each test ends as without one. */
class JUnitContractTest {
  @TempDir Path folder;

  static class WithoutCluster extends Shapes {}

  @OnFakeCluster
  static class WithCluster extends Shapes {
    @BeforeEach
    void takeCluster(Cluster cluster) {
      assertThat(cluster.name()).isNotEmpty();
    }
  }

  @Test
  void eachTestEndsAsPlainJUnitHasIt() {
    try (FakeRun run = new FakeRun(folder)) {
      assertThat(ends(run.execute(WithCluster.class).allEvents().stream()))
          .containsExactlyEntriesOf(plain());
    }
  }

  @Test
  void eachTestEndsAsPlainJUnitHasItSideBySide() {
    try (FakeRun run = new FakeRun(folder).parallel()) {
      assertThat(ends(run.execute(WithCluster.class).allEvents().stream()))
          .containsExactlyEntriesOf(plain());
    }
  }

  private static Map<String, String> plain() {
    return ends(
        EngineTestKit.engine("junit-jupiter")
            .selectors(
                org.junit.platform.engine.discovery.DiscoverySelectors.selectClass(
                    WithoutCluster.class))
            .execute()
            .allEvents()
            .stream());
  }

  private static Map<String, String> ends(Stream<Event> events) {
    Map<String, String> ends = new TreeMap<>();
    events.forEach(
        event -> {
          String id = event.getTestDescriptor().getUniqueId().toString();
          String name =
              id.replaceFirst("/\\[class[^/]*(/\\[class-template-invocation:#1\\])?", "");
          if (event.getType() == EventType.FINISHED) {
            ends.put(name, words(event.getRequiredPayload(TestExecutionResult.class)));
          } else if (event.getType() == EventType.SKIPPED) {
            ends.put(name, "SKIPPED " + event.getRequiredPayload(String.class));
          }
        });
    return ends;
  }

  private static String words(TestExecutionResult result) {
    return result.getStatus() + result.getThrowable().map(it -> " " + words(it)).orElse("");
  }

  private static String words(Throwable failure) {
    String more = "";
    if (failure instanceof AssertionFailedError error && error.isExpectedDefined()) {
      more =
          ", expected %s, actual %s"
              .formatted(error.getExpected().getValue(), error.getActual().getValue());
    }
    if (failure instanceof MultipleFailuresError error) {
      more = error.getFailures().stream().map(it -> words(it)).collect(Collectors.joining("; "));
    }
    String suppressed =
        Stream.of(failure.getSuppressed())
            .filter(it -> !it.toString().startsWith("Evidence"))
            .map(it -> words(it))
            .collect(Collectors.joining(", "));
    return "%s: %s%s; by %s; suppressed: %s"
        .formatted(
            failure.getClass().getName(),
            // AssertJ's soft errors tell the line of the test.
            Objects.requireNonNullElse(failure.getMessage(), "").strip(),
            more,
            failure.getCause() == null ? "nothing" : words(failure.getCause()),
            suppressed);
  }
}
