package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.session.Providers;
import io.github.kindproof.internal.progress.Progress;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Each value of {@link SeccompTest} is checked before anything boots, and named where wrong. */
class WantedValuesTest {
  @TempDir Path folder;

  @ExtendWith(InnerRun.Extension.class)
  abstract static class OneTest {
    @Test
    void runs(Cluster cluster) {}
  }

  @SeccompTest(workers = -7)
  static class FewerThanNoWorkers extends OneTest {}

  @SeccompTest(config = "kind-configs/plain.yaml", workers = 2)
  static class WorkersOfAConfig extends OneTest {}

  @SeccompTest(config = "kind-configs/plain.yaml", profiles = "profiles")
  static class ConfigAndProfiles extends OneTest {}

  @SeccompTest(profiles = "no-such-folder")
  static class MissingProfiles extends OneTest {}

  @SeccompTest(profiles = "pom.xml")
  static class ProfilesInAFile extends OneTest {}

  @SeccompTest(config = "kind-configs/no-such-file.yaml")
  static class MissingConfig extends OneTest {}

  @SeccompTest(config = "kind-configs")
  static class ConfigInAFolder extends OneTest {}

  @SeccompTest(seccompDefault = "worker2", workers = 1)
  static class UnknownNode extends OneTest {}

  @SeccompTest(provider = "nobody")
  static class UnknownProvider extends OneTest {}

  @SeccompTest(kubernetes = {"v1.34.11", "v1.99.0"})
  static class UnknownVersion extends OneTest {}

  @SeccompTest(runtimes = "no-such-runtime")
  static class UnknownRuntime extends OneTest {}

  @SeccompTest(nodes = {"v1.37.0", "v1.30.14"})
  static class TooOldNode extends OneTest {}

  @SeccompTest(nodes = {"v1.24.17", "v1.34.11"})
  static class NewerNode extends OneTest {}

  @SeccompTest(nodes = {"v1.37.0", "v1.99.0"})
  static class UnknownVersionOfNode extends OneTest {}

  @SeccompTest(
      nodes = {"v1.37.0", "v1.34.11"},
      kubernetes = "v1.34.11")
  static class NodesAndVersion extends OneTest {}

  @SeccompTest(workers = -7)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class MadeWithTheCluster extends OneTest {
    MadeWithTheCluster(Cluster cluster) {}
  }

  @SeccompTest(
      kubernetes = {"v1.34.11", "1.34.11", "default"},
      runtimes = {"own", "own"})
  static class TheSameTwice extends OneTest {}

  @SeccompTest(needs = {ClusterFeature.NODE_SHELL, ClusterFeature.NODE_SHELL})
  static class NeedsTheSameTwice extends OneTest {}

  @SeccompTest(workers = 2)
  static class OnlyWorkers extends OneTest {}

  @SeccompTest(profiles = "profiles")
  static class Profiles extends OneTest {}

  private static String on(String value, Class<?> tests) {
    return "@SeccompTest(" + value + ") on " + tests.getName() + ": ";
  }

  @Test
  void whatIsWrongIsNamed() {
    assertRefused(
        FewerThanNoWorkers.class, "workers = -7", "not a number of workers; use 0 or more");
    assertRefused(
        WorkersOfAConfig.class, "workers = 2", "the config determines the workers; leave it out");
    assertRefused(
        ConfigAndProfiles.class,
        "config = \"kind-configs/plain.yaml\"",
        "conflicts with seccompDefault, profiles and apiServerGates; remove one of them: your "
            + "config is never changed");
    assertRefused(MissingProfiles.class, "profiles = \"no-such-folder\"", "no such folder; ");
    assertRefused(ProfilesInAFile.class, "profiles = \"pom.xml\"", "no such folder; ");
    assertRefused(
        MissingConfig.class,
        "config = \"kind-configs/no-such-file.yaml\"",
        "there is no such file in ");
    assertRefused(ConfigInAFolder.class, "config = \"kind-configs\"", "is a folder; ");
    assertRefused(
        UnknownNode.class, "seccompDefault = \"worker2\"", "there is no node 'worker2'; use all");
    assertRefused(
        UnknownProvider.class, "provider = \"nobody\"", "no provider has this name; choose");
    assertRefused(
        UnknownVersion.class, "kubernetes = \"v1.99.0\"", "not in the list; the nearest is");
    assertRefused(
        TooOldNode.class,
        "nodes = [v1.37.0, v1.30.14]",
        "a kubelet of v1.30.14 is 7 minor versions older than an API server of v1.37.0, and"
            + " Kubernetes supports 3; name");
    assertRefused(
        NewerNode.class,
        "nodes = [v1.24.17, v1.34.11]",
        "a kubelet of v1.34.11 is newer than an API server of v1.24.17");
    assertRefused(
        UnknownVersionOfNode.class,
        "nodes = [v1.37.0, v1.99.0]",
        "not in the list; the nearest is");
    assertRefused(
        NodesAndVersion.class, "nodes = [v1.37.0, v1.34.11]", "conflicts with kubernetes");
    assertRefused(
        UnknownRuntime.class, "runtimes = \"no-such-runtime\"", "not in runtimes.yaml; choose");
  }

  private void assertRefused(Class<?> tests, String value, String words) {
    try (FakeRun run = new FakeRun(folder)) {
      assertThat(failure(run.execute(tests)))
          .as(tests.getSimpleName())
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith(on(value, tests) + words);
      assertThat(run.clusters().booted()).isEmpty();
    }
  }

  @Test
  void theSameIsToldWhereTheInstanceTakesTheCluster() {
    try (FakeRun run = new FakeRun(folder)) {
      assertThat(failure(run.execute(MadeWithTheCluster.class)))
          .hasMessageContaining(on("workers = -7", MadeWithTheCluster.class));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.99.0", "v1.34.11,v1.99.0"})
  void aParameterOfTheRunIsNamedToo(String versions) {
    try (FakeRun run = new FakeRun(folder)) {
      run.with("kindproof.kubernetes", versions);
      assertThat(failure(run.execute(Profiles.class)))
          .hasMessageStartingWith("kindproof.kubernetes = \"v1.99.0\": not in the list; ");
    }
  }

  private static Throwable failure(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(it -> it.getRequiredPayload(TestExecutionResult.class))
        .flatMap(it -> it.getThrowable().stream())
        .reduce(
            (one, other) -> {
              throw new AssertionError("two failed: " + one + ", " + other);
            })
        .orElseThrow();
  }

  @Test
  void whatIsNamedTwiceIsMeantOnce() {
    try (FakeRun run = new FakeRun(folder)) {
      run.execute(TheSameTwice.class).testEvents().assertStatistics(it -> it.succeeded(1));
      assertThat(run.clusters().booted()).containsExactly("v1.34.11");
      run.execute(NeedsTheSameTwice.class)
          .testEvents()
          .assertStatistics(it -> it.skipped(1).started(0));
    }
  }

  @Test
  void workersAloneAreGiven() {
    ClusterProvider kind =
        (ClusterProvider)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ClusterProvider.class},
                (proxy, method, arguments) -> ClusterSource.KIND);
    try (FakeRun run = new FakeRun(folder)) {
      TestRun known = run.testRun(Progress.silent());
      TestRun onKind =
          new TestRun(
              known.files(),
              known.versions(),
              known.runtimes(),
              new Providers(List.of(kind)),
              known.pool(),
              known.progress(),
              known.failures(),
              known.harness());
      SeccompTest wanted = OnlyWorkers.class.getAnnotation(SeccompTest.class);
      assertThat(
              new WantedClusters(wanted, OnlyWorkers.class, onKind, key -> Optional.empty())
                  .specs())
          .singleElement()
          .hasToString("plain-2-workers on v1.34.11");
    }
  }
}
