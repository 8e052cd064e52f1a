package io.github.kindling.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindling.cluster.Cluster;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
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
      assertEndsAlike(run);
    }
  }

  @Test
  void eachTestEndsAsPlainJUnitHasItSideBySide() {
    try (FakeRun run = new FakeRun(folder).parallel()) {
      assertEndsAlike(run);
    }
  }

  private static void assertEndsAlike(FakeRun run) {
    Map<String, String> plain = plain();
    Map<String, String> onCluster = ends(run.execute(WithCluster.class).allEvents().stream());
    assertThat(onCluster).hasSizeGreaterThan(40).containsOnlyKeys(plain.keySet());
    SoftAssertions softly = new SoftAssertions();
    plain.forEach((test, end) -> softly.assertThat(onCluster.get(test)).as(test).isEqualTo(end));
    softly.assertAll();
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
          String name = id.replaceFirst("/\\[class[^/]*(/\\[class-template-invocation:#1\\])?", "");
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
            // JUnit counts its threads.
            String.valueOf(failure.getMessage()).replaceAll("thread-\\d+", "thread"),
            more,
            failure.getCause() == null ? "nothing" : words(failure.getCause()),
            suppressed);
  }
}
