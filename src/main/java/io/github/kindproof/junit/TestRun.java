package io.github.kindproof.junit;

import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Providers;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The parts of a run that the extension uses. Tests of the extension put their own into the root
 * store, with simulated clusters.
 *
 * @param failures where the evidence of failed tests is written
 * @param harness the harness, for tests that take it as a parameter
 */
record TestRun(
    ProjectFiles files,
    KubernetesVersions versions,
    NodeRuntimes runtimes,
    Providers providers,
    ClusterPool pool,
    Progress progress,
    Path failures,
    Supplier<Harness> harness) {
  private static final Path FAILURES = Path.of("target", "kindproof", "failures");

  /** Return the only one of this test run, created on the first request. */
  static TestRun of(ExtensionContext context) {
    return Stores.computeIfAbsent(context.getRoot(), TestRun.class, () -> onThisMachine(context));
  }

  private static TestRun onThisMachine(ExtensionContext context) {
    Harness harness = HarnessStore.of(context);
    return new TestRun(
        harness.files(),
        harness.versions(),
        harness.runtimes(),
        harness.providers(),
        harness.pool(),
        HarnessStore.progress(context),
        FAILURES,
        () -> harness);
  }
}
