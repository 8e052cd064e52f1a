package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Whatever fails leaves evidence, written before anything is deleted; what is aborted does not. */
class EvidenceOfFailuresTest {
  private static final String VERSION = "v1.34.11";

  @TempDir Path folder;

  @OnFakeCluster
  static class Failing {
    @Test
    void fails(Cluster cluster) {
      cluster.apply("manifests/probe.yaml");
      fail("as it does");
    }
  }

  @OnFakeCluster
  static class AllOfItFails {
    @Test
    void fails(Cluster cluster) {
      fail("as it does");
    }

    @AfterEach
    void failsToo() {
      fail("not clean");
    }

    @AfterEach
    void failsAsWell() {
      fail("not clean either");
    }
  }

  /** On two clusters, where the extension calls them. */
  @OnFakeCluster
  @SeccompTest(kubernetes = {VERSION, "v1.24.17"})
  static class AllAfterItFails {
    @Test
    void passes(Cluster cluster) {}

    @AfterAll
    static void failsToo() {
      fail("not clean");
    }

    @AfterAll
    static void failsAsWell() {
      fail("not clean either");
    }
  }

  @OnFakeCluster
  static class BeforeEachFails {
    @BeforeEach
    void prepare(Cluster cluster) {
      cluster.apply("manifests/probe.yaml");
      fail("not prepared");
    }

    @Test
    void isNotReached() {}
  }

  @OnFakeCluster
  static class ConstructorFails {
    ConstructorFails(Cluster cluster) {
      cluster.apply("manifests/probe.yaml");
      throw new IllegalStateException("not made");
    }

    @Test
    void isNotReached() {}
  }

  @OnFakeCluster
  static class BeforeAllFails {
    @BeforeAll
    static void prepare(Cluster cluster) {
      cluster.apply("manifests/probe.yaml");
      fail("not prepared");
    }

    @AfterAll
    static void cleanUp() {
      fail("nothing to clean up");
    }

    @Test
    void isNotReached() {}
  }

  @OnFakeCluster
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OnlyConstructorFails {
    OnlyConstructorFails(Cluster cluster) {
      cluster.apply("manifests/probe.yaml");
      throw new IllegalStateException("not made");
    }

    @Test
    void isNotReached() {}
  }

  @OnFakeCluster
  static class AnExtensionFails {
    @Test
    @ExtendWith(FailingExtension.class)
    void isNotReached(Cluster cluster) {
      assertThat(cluster.name()).isNotEmpty();
    }

    @BeforeAll
    static void boot(Cluster cluster) {
      cluster.apply("manifests/probe.yaml");
    }
  }

  static final class FailingExtension implements BeforeEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
      throw new IllegalStateException("of an extension");
    }
  }

  /** Its thread is to be interrupted still when the evidence is kept. */
  @OnFakeCluster
  static class InterruptedTest {
    @Test
    void fails(Cluster cluster) {
      cluster.apply("manifests/probe.yaml");
      Thread.currentThread().interrupt();
      fail("interrupted");
    }

    @AfterEach
    void isStillInterrupted() {
      assertThat(Thread.interrupted()).isTrue();
      Thread.currentThread().interrupt();
    }
  }

  abstract static class Prepared {
    @BeforeEach
    void apply(Cluster cluster) {
      cluster.apply("manifests/probe.yaml");
    }
  }

  @OnFakeCluster
  static class TimedOut extends Prepared {
    @BeforeEach
    @Timeout(value = 50, unit = TimeUnit.MILLISECONDS)
    void waits() throws InterruptedException {
      new java.util.concurrent.CountDownLatch(1).await();
    }

    @Test
    void isNotReached() {}
  }

  @OnFakeCluster
  static class Aborted {
    @BeforeEach
    void prepare(Cluster cluster) {
      cluster.apply("manifests/probe.yaml");
    }

    @Test
    void byAnAssumption() {
      assumeTrue(false);
    }

    @Test
    void byAnAssumptionOfJUnit4() {
      throw new AssertionError("replaced where JUnit 4 is there");
    }
  }

  @OnFakeCluster
  static class WithoutUse {
    @Test
    void fails() {
      fail("no cluster was asked for");
    }
  }

  @OnFakeCluster
  @SeccompTest(kubernetes = FakeClusters.REFUSED)
  static class DoesNotBoot {
    @Test
    void needsIt(Cluster cluster) {}

    @Test
    void needsItToo(Cluster cluster) {}

    @Test
    void looksAtIt(BootResult result) {
      assertThat(result).isInstanceOf(BootResult.Booted.class);
    }
  }

  @Test
  void eachFailureHasAFolderOfItsOwnAndNothingElseHas() {
    try (FakeRun run = new FakeRun(folder)) {
      EngineExecutionResults results = run.execute(ShapesOnCluster.class);
      String tests = "ShapesOnCluster.";
      assertThat(run.bundles())
          .allMatch(name -> name.endsWith("-" + VERSION))
          .extracting(name -> name.substring(0, name.length() - VERSION.length() - 1))
          .containsExactlyInAnyOrder(
              tests + "dependsOnItsParameter-2",
              tests + "failsByAssertJ",
              tests + "failsByItsTemplate-1",
              tests + "failsByItsTemplate-2",
              tests + "failsInSeveralWays",
              tests + "failsSoftly",
              tests + "failsTheSecondTime-2",
              tests + "failsToMakeTests",
              tests + "failsWithADifference",
              tests + "failsWithoutAMessage",
              tests + "isEndedPreemptively",
              tests + "makesTests-2",
              tests + "makesTests-4-1",
              tests + "runsOutOfTime",
              tests + "runsOutOfTimeInAThreadOfItsOwn",
              tests + "throwsAnError",
              tests + "throwsCheckedException",
              tests + "throwsNullPointerException",
              tests + "throwsWhatTakesNothingSuppressed",
              tests + "FailsAfterAll",
              tests + "FailsAfterEach.failsToo",
              tests + "FailsAfterEach.isAbortedFirst",
              tests + "FailsAfterEach.passesButForThat",
              tests + "FailsBeforeAll",
              tests + "FailsBeforeEach.isNotReached",
              tests + "FailsInItsConstructor.isNotReached",
              tests + "FailsInTheConstructorOfAll");
      assertThat(failures(results))
          .filteredOn(failure -> failure.getSuppressed().length == 0)
          .extracting(Throwable::getMessage)
          .containsExactly("as it is"); // it takes none
      assertThat(run.said()).hasSameSizeAs(run.bundles()).doesNotHaveDuplicates();
    }
  }

  @Test
  void theFailureSaysWhereItIs() throws IOException {
    try (FakeRun run = new FakeRun(folder)) {
      EngineExecutionResults results = run.execute(Failing.class);
      Path bundle =
          run.failures()
              .resolve("EvidenceOfFailuresTest.Failing.fails-" + VERSION)
              .toAbsolutePath();
      assertThat(failures(results))
          .singleElement()
          .satisfies(failure -> assertThat(failure).hasMessage("as it does").hasNoCause())
          .satisfies(
              failure ->
                  assertThat(failure.getSuppressed())
                      .singleElement()
                      .hasToString("Evidence: " + bundle)
                      .extracting(Throwable::getStackTrace)
                      .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.ARRAY)
                      .isEmpty());
      assertThat(
              results
                  .allEvents()
                  .reportingEntryPublished()
                  .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs()))
          .containsExactly(Map.of("evidence", bundle.toString()));
      assertThat(run.said())
          .containsExactly("evidence of EvidenceOfFailuresTest.Failing.fails: " + bundle);
      assertThat(Files.readString(bundle.resolve("failure.txt")))
          .contains("fails(Cluster)", "AssertionFailedError: as it does", "plain on " + VERSION);
      assertThat(bundle.resolve("how.txt")).hasContent("made of nothing");
    }
  }

  @Test
  void itSaysSoOnceHoweverMuchFails() {
    for (Class<?> tests : List.of(AllOfItFails.class, AllAfterItFails.class)) {
      try (FakeRun run = new FakeRun(folder.resolve(tests.getSimpleName()))) {
        assertThat(failures(run.execute(tests)))
            .as(tests.getSimpleName())
            .hasSize(run.bundles().size())
            .extracting(EvidenceOfFailuresTest::trace)
            .allSatisfy(
                trace ->
                    assertThat(trace)
                        .contains("not clean", "not clean either")
                        .containsOnlyOnce("Suppressed: Evidence: "));
      }
    }
  }

  /** Some listeners fail if a report entry arrives before the start of its test. */
  @Test
  void noneIsPublishedOfATestThatHasNotStarted() {
    try (FakeRun run = new FakeRun(folder)) {
      Set<TestDescriptor> started = new HashSet<>();
      List<TestDescriptor> published = new ArrayList<>();
      run.execute(ShapesOnCluster.class).allEvents().stream()
          .forEach(
              event -> {
                if (event.getType() == EventType.STARTED) {
                  started.add(event.getTestDescriptor());
                } else if (event.getType() == EventType.REPORTING_ENTRY_PUBLISHED) {
                  assertThat(started).contains(event.getTestDescriptor());
                  published.add(event.getTestDescriptor());
                }
              });
      assertThat(published).hasSameSizeAs(run.bundles());
    }
  }

  @Test
  void itIsWrittenBeforeAnythingIsDeleted() {
    for (Class<?> tests :
        List.of(
            Failing.class,
            BeforeEachFails.class,
            ConstructorFails.class,
            BeforeAllFails.class,
            OnlyConstructorFails.class,
            AnExtensionFails.class,
            InterruptedTest.class,
            TimedOut.class)) {
      try (FakeRun run = new FakeRun(folder.resolve(tests.getSimpleName()))) {
        EngineExecutionResults results = run.execute(tests);
        assertThat(run.bundles()).as(tests.getSimpleName()).hasSize(1);
        assertThat(run.clusters().api(VERSION).requests())
            .as(tests.getSimpleName())
            .containsSubsequence(
                "POST /api/v1/namespaces",
                "GET /api/v1/namespaces/kindproof-1/pods",
                "DELETE /api/v1/namespaces/kindproof-1");
        assertThat(run.clusters().api(VERSION).namespaces()).isEmpty();
        assertThat(failures(results)).as(tests.getSimpleName()).hasSize(1);
      }
    }
  }

  @Test
  void noneIsKeptOfATestThatIsAborted() {
    try (FakeRun run = new FakeRun(folder)) {
      run.execute(Aborted.class).testEvents().assertStatistics(it -> it.aborted(1).failed(1));
      assertThat(run.bundles()).singleElement().asString().contains("byAnAssumptionOfJUnit4");
    }
  }

  @Test
  void noneIsKeptOfAClusterThatNobodyAskedFor() {
    try (FakeRun run = new FakeRun(folder)) {
      run.execute(WithoutUse.class).testEvents().assertStatistics(it -> it.failed(1));
      assertThat(run.bundles()).isEmpty();
      assertThat(run.clusters().booted()).isEmpty();
    }
  }

  @Test
  void aClusterThatDoesNotBootIsKeptOnceAndWithEachTest() {
    try (FakeRun run = new FakeRun(folder)) {
      EngineExecutionResults results = run.execute(DoesNotBoot.class);
      results.testEvents().assertStatistics(it -> it.failed(3));
      assertThat(run.bundles())
          .hasSize(4)
          .filteredOn(name -> name.startsWith("boot-of-"))
          .singleElement()
          .satisfies(
              name ->
                  assertThat(failures(results))
                      .filteredOn(it -> String.valueOf(it.getMessage()).contains(name))
                      .hasSize(2));
      assertThat(run.clusters().booted()).hasSize(1);
    }
  }

  private static List<Throwable> failures(EngineExecutionResults results) {
    return results.allEvents().stream()
        .filter(event -> event.getType() == EventType.FINISHED)
        .map(EvidenceOfFailuresTest::result)
        .filter(result -> result.getStatus() == TestExecutionResult.Status.FAILED)
        .flatMap(result -> result.getThrowable().stream())
        .toList();
  }

  private static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static TestExecutionResult result(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class);
  }
}
