package io.github.kindproof.junit;

import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes inside a test, as JUnit runs them, and keeps what they left. */
abstract class InnerRun implements AutoCloseable {
  private static final String ID = "inner.run";
  private static final Map<String, InnerRun> RUNS = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final Path failures;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Map<String, String> parameters = new ConcurrentHashMap<>();

  InnerRun(Path folder) {
    this.failures = folder.resolve("failures");
    RUNS.put(id, this);
  }

  /** What the extension shall use, telling people by this. */
  abstract TestRun testRun(Progress progress);

  /** The same with this configuration parameter. */
  final InnerRun with(String key, String value) {
    parameters.put(key, value);
    return this;
  }

  /** The same with everything side by side. */
  final InnerRun parallel() {
    return with("junit.jupiter.execution.parallel.enabled", "true")
        .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
  }

  /** Runs the tests of these classes, which have the {@link Extension}. */
  final EngineExecutionResults execute(Class<?>... classes) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectors(classes))
        .configurationParameters(parameters)
        .configurationParameter(ID, id)
        .execute();
  }

  /** Runs them in a launcher's session, as builds do: with the listeners that are registered. */
  final TestExecutionSummary launch(Class<?>... classes) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    try (LauncherSession session = LauncherFactory.openSession()) {
      session
          .getLauncher()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .enableImplicitConfigurationParameters(false)
                  .selectors(selectors(classes))
                  .configurationParameters(parameters)
                  .configurationParameter(ID, id)
                  .build(),
              summary);
    }
    return summary.getSummary();
  }

  private static ClassSelector[] selectors(Class<?>... classes) {
    return Stream.of(classes).map(DiscoverySelectors::selectClass).toArray(ClassSelector[]::new);
  }

  /** What it told people. */
  final List<String> said() {
    return said;
  }

  final Path failures() {
    return failures;
  }

  /** The names of the folders with evidence, sorted. */
  final List<String> bundles() {
    if (!Files.exists(failures)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(failures)) {
      return folders.map(it -> it.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    RUNS.remove(id);
  }

  /** Puts the run of the test that started this one where the extension looks for it. */
  static final class Extension implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      context
          .getConfigurationParameter(ID)
          .map(RUNS::get)
          .ifPresent(
              run ->
                  Stores.computeIfAbsent(
                      context.getRoot(), TestRun.class, () -> run.testRun(run.new Lines())));
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
