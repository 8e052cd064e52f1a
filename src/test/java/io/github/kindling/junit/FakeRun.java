package io.github.kindling.junit;

import io.github.kindling.cluster.ClusterPool;
import io.github.kindling.cluster.ClusterSpec;
import io.github.kindling.harness.Providers;
import io.github.kindling.kubernetes.KubernetesVersions;
import io.github.kindling.progress.Progress;
import io.github.kindling.runtime.NodeRuntimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes as JUnit does, on clusters that are none; keeps what they left. */
final class FakeRun implements AutoCloseable {
  private static final String ID = "fake.run";
  private static final Map<String, FakeRun> RUNS = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final Path folder;
  private final FakeClusters clusters;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Map<String, String> parameters = new ConcurrentHashMap<>();

  FakeRun(Path folder) {
    this.folder = folder;
    this.clusters = new FakeClusters(folder.resolve("cache"));
    RUNS.put(id, this);
    with("kindling.provider", FakeClusters.NAME);
  }

  /** The same with this configuration parameter. */
  FakeRun with(String key, String value) {
    parameters.put(key, value);
    return this;
  }

  /** The same with everything side by side. */
  FakeRun parallel() {
    return with("junit.jupiter.execution.parallel.enabled", "true")
        .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
  }

  /** Runs the tests of these classes. */
  EngineExecutionResults execute(Class<?>... classes) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(
            Stream.of(classes)
                .map(DiscoverySelectors::selectClass)
                .toList()
                .toArray(new org.junit.platform.engine.discovery.ClassSelector[0]))
        .configurationParameters(parameters)
        .configurationParameter(ID, id)
        .execute();
  }

  FakeClusters clusters() {
    return clusters;
  }

  /** What it told people. */
  List<String> said() {
    return said;
  }

  Path failures() {
    return folder.resolve("failures");
  }

  /** The names of the folders with evidence, sorted. */
  List<String> bundles() {
    if (!Files.exists(failures())) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(failures())) {
      return folders.map(it -> it.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    RUNS.remove(id);
    clusters.close();
  }

  private TestRun testRun() {
    Providers providers = new Providers(List.of(clusters));
    List<ClusterSpec> names = new ArrayList<>();
    return new TestRun(
        clusters.files(),
        KubernetesVersions.read(clusters.files().find("kubernetes-versions.yaml")),
        NodeRuntimes.read(clusters.files().find("runtimes.yaml")),
        providers,
        new ClusterPool(
            spec -> {
              synchronized (names) {
                names.add(spec);
              }
              return providers.of(spec).boot(spec, "fake-" + names.size());
            },
            clusters::nodesHere,
            nodes -> true),
        new Lines(),
        failures(),
        () -> {
          throw new UnsupportedOperationException("a fake run has no harness");
        });
  }

  /** Puts the run of the test that started this one where the extension looks for it. */
  static final class Extension implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      context
          .getConfigurationParameter(ID)
          .map(RUNS::get)
          .ifPresent(run -> Stores.computeIfAbsent(context.getRoot(), TestRun.class, run::testRun));
      return ConditionEvaluationResult.enabled("it only prepares");
    }
  }

  private final class Lines implements Progress {
    @Override
    public Task begin(String what) {
      return Progress.silent().begin(what);
    }

    @Override
    public void say(String line) {
      said.add(line);
    }
  }
}
