package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** With a cluster each test ends as without one. */
class JUnitContractTest {
  @TempDir Path folder;

  @Test
  void eachTestEndsAsPlainJUnitHasIt() {
    try (FakeRun run = new FakeRun(folder)) {
      assertEndsAlike(run);
    }
  }

  @Test
  void eachTestEndsAsPlainJUnitHasItSideBySide() {
    try (FakeRun run = new FakeRun(folder)) {
      run.parallel();
      assertEndsAlike(run);
    }
  }

  private static void assertEndsAlike(FakeRun run) {
    Map<String, String> plain = plain();
    Map<String, String> onCluster = ends(run.execute(ShapesOnCluster.class).allEvents().stream());
    assertThat(onCluster).hasSizeGreaterThan(40).containsOnlyKeys(plain.keySet());
    SoftAssertions softly = new SoftAssertions();
    plain.forEach((test, end) -> softly.assertThat(onCluster.get(test)).as(test).isEqualTo(end));
    softly.assertAll();
  }

  static Map<String, String> plain() {
    return ends(
        EngineTestKit.engine("junit-jupiter")
            .selectors(
                org.junit.platform.engine.discovery.DiscoverySelectors.selectClass(
                    ShapesWithoutCluster.class))
            .execute()
            .allEvents()
            .stream());
  }

  static Map<String, String> ends(Stream<Event> events) {
    Map<String, String> ends = new TreeMap<>();
    events.forEach(
        event -> {
          String name = Ends.name(event.getTestDescriptor().getUniqueId().toString());
          if (event.getType() == EventType.FINISHED) {
            ends.put(name, Ends.words(event.getRequiredPayload(TestExecutionResult.class)));
          } else if (event.getType() == EventType.SKIPPED) {
            ends.put(name, Ends.skipped(event.getRequiredPayload(String.class)));
          }
        });
    return ends;
  }
}
