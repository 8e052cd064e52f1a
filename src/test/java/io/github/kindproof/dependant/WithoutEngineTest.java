package io.github.kindproof.dependant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a project that depends on Kindproof sees on a machine without an engine. */
class WithoutEngineTest {
  @TempDir Path project;

  @SeccompTest
  static class Usual {
    @Test
    void wants(Cluster cluster) {
      throw new AssertionError("there is " + cluster);
    }

    @Test
    void wantsItToo(Cluster cluster) {
      throw new AssertionError("there is " + cluster);
    }
  }

  @SeccompTest(disabledWithoutEngine = true)
  static class Disabled {
    @Test
    void wants(Cluster cluster) {
      throw new AssertionError("there is " + cluster);
    }
  }

  @SeccompTest(disabledWithoutEngine = true)
  static class WantsItBefore {
    @BeforeAll
    static void wants(Cluster cluster) {
      throw new AssertionError("called without an engine");
    }

    @AfterAll
    static void hadIt(Cluster cluster) {
      throw new AssertionError("called without an engine");
    }

    @Test
    void isThere() {}
  }

  @SeccompTest(disabledWithoutEngine = true)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class WantsItBeforeOneInstance {
    @BeforeAll
    void wants(Cluster cluster) {
      throw new AssertionError("called without an engine");
    }

    @Test
    void isThere() {}
  }

  @SeccompTest(disabledWithoutEngine = true)
  static class MadeWithIt {
    MadeWithIt(Cluster cluster) {
      throw new AssertionError("called without an engine");
    }

    @Test
    void isThere() {}
  }

  @SeccompTest(disabledWithoutEngine = true)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstanceMadeWithIt {
    OneInstanceMadeWithIt(Cluster cluster) {
      throw new AssertionError("called without an engine");
    }

    @Test
    void isThere() {}
  }

  @SeccompTest
  static class Logging {
    @Test
    void logs(KubernetesVersion version) {
      LoggerFactory.getLogger(Logging.class).warn("as the Kubernetes client does: {}", version);
    }
  }

  @Test
  void testsFailWithWhatThisCallerCanDo() {
    ProcessResult run = new Dependant(project).test(Usual.class);
    assertThat(run.stdout().lines())
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("FAILED wants")
                    .contains("EnvironmentException: the docker command is not on PATH; install it")
                    .doesNotContain("kindproof setup"));
    assertThat(run.stderr()).isEmpty();
  }

  @Test
  void nobodyHasToChooseWhereLogsGo() {
    ProcessResult run = new Dependant(project).test(Logging.class);
    assertThat(run.stdout()).startsWith("SUCCESSFUL logs");
    assertThat(run.stderr()).isEmpty();
  }

  @Test
  void whatSlf4jWasToldToSayItSays() {
    ProcessResult run =
        new Dependant(project).test(Logging.class, "-Dslf4j.internal.verbosity=WARN");
    assertThat(run.stderr()).contains("No SLF4J providers were found");
  }

  @Test
  void orAreSkippedIfTheirAnnotationSaysSo() {
    ProcessResult run = new Dependant(project).test(Disabled.class);
    assertThat(run.stdout().lines())
        .containsExactly("SKIPPED wants(Cluster): the docker command is not on PATH");
    assertThat(run.stderr()).isEmpty();
  }

  @Test
  void soAreThoseOfAClassThatWantsItsClusterBeforeThem() {
    for (Class<?> tests : List.of(WantsItBefore.class, WantsItBeforeOneInstance.class)) {
      ProcessResult run = new Dependant(project).test(tests);
      assertThat(run.stdout().lines())
          .containsExactly("SKIPPED isThere(): the docker command is not on PATH");
    }
  }

  /** JUnit makes the instance of a test before it asks whether the test is to be skipped. */
  @Test
  void testsThatAreMadeWithTheClusterEndAsIfAssumptionsHadFailed() {
    ProcessResult run = new Dependant(project).test(MadeWithIt.class);
    assertThat(run.stdout().lines())
        .containsExactly(
            "ABORTED isThere(): org.opentest4j.TestAbortedException:"
                + " the docker command is not on PATH");
  }

  /** No test exists without the instance of them all, so none can be skipped by itself. */
  @Test
  void aClassWhoseOneInstanceIsMadeWithTheClusterIsSkippedAsAWhole() {
    ProcessResult run = new Dependant(project).test(OneInstanceMadeWithIt.class);
    assertThat(run.stdout().lines())
        .containsExactly(
            "SKIPPED WithoutEngineTest$OneInstanceMadeWithIt: the docker command is not on PATH");
  }
}
